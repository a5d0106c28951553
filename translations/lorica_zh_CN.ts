<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This exists already. Choose a new name: nothing is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs expect a name that ends in .gguf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has %1 free, and about %2 are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica</name>
    <message>
        <source>Held-out rows of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::AboutDialog</name>
    <message>
        <source>About Lorica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tunes language models on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later: see the file LICENSE. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (public domain), QCustomPlot (GPL 3), nlohmann/json, CLI11, {fmt} and spdlog (MIT or BSD); the fonts Inter and JetBrains Mono (OFL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lorica opens no network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::AdaptersPage</name>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to the base with this adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the adapter into its base, or write it for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a run that starts from this adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the adapter&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every finished or stopped run leaves its adapter here, to chat with, to merge and to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LINEAGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER FROM THE DEFAULTS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
made %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainable   %1
steps       %2
loss        %3
evaluation  %4
size        %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkMeasure</name>
    <message>
        <source>held-out loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trainable parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter on disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkPage</name>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No benchmarks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A benchmark trains full, LoRA, QLoRA or other methods on your data and shows side by side what each costs and what it has learnt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train methods side by side on the same rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a benchmark of another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file with table, charts, machine and settings: a web page or a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the runs that are still missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the run in training and end; the benchmark can be continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of the benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 benchmarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means over the seeds; ± is half of the 95 % interval of the mean (Student&apos;s t).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak memory is the highest of the program up to the run&apos;s end: this system does not let it begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures appear when the first run has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves appear when the first run has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a benchmark&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkSheet</name>
    <message>
        <source>Exact match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains each method on the same rows, one after the other, and measures time, memory, size and what it has learnt on held-out rows. Full and ia3 take their usual learning rates, the others that of the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score answers by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all held-out rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out rows whose prompts base and adapter answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of single methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of one method only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of each method, with other rows held out; two or more give intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same for each method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first rows of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::CellDelegate</name>
    <message>
        <source>%1 of row %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::Chart</name>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic scale: shows small values beside large ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic scale of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge this chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all charts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ChatPage</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask two models the same question, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model to talk to yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model, or train an adapter first. You can also talk to a run while it trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model to talk to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a message. Return sends it, Shift+Return begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In training: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ChatPresenter</name>
    <message>
        <source>%1 tokens, %2 tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, cut at the longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::CommandSet</name>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent runs and the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sets: import, look, mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base models on this machine: what they are and need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a run and watch it learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare runs; sweep a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods side by side: what each costs and learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to a model or a half-trained adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your runs have made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a model or an adapter for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a CSV, TSV, JSON or JSONL file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a GGUF file or a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder of an earlier run, or follow one of the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up another run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the run as set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or resume the run; the model stays loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run, with or without a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a checkpoint at the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to the adapter as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge and export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the adapter into its base and write a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this conversation and begin another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the answer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare answers of two models without their names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the engine and its jobs have told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours, size, keys, and what happens around a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, machine, settings and the last log lines, as text for a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Lorica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licence, and what it is built from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Lorica</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::DataEditor</name>
    <message>
        <source>Rows of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rows with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected row and findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (not saved)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows with a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: none found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace in %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete of %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy of %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags of %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the file; the one before is kept as a version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write another file, in the shape of its suffix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what was saved last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row behind the selected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy behind each selected row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag the selected rows, or take the tag from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems, secrets and hidden characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaks against a held-out file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes since the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag of %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.csv *.tsv *.json *.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.csv *.tsv *.json *.jsonl *.ndjson);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write [secret] for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing over it keeps what is there now as a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes of %1 are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::DataPage</name>
    <message>
        <source>Edit rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend, find and replace, sort out, tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file itself stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a CSV, TSV, JSON or JSONL file, or drop one here. You will see exactly which tokens the model learns from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows behind these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row of this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the dashed line to change the sequence length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
%1 rows cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.csv *.tsv *.json *.jsonl *.ndjson);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows, shape %2, %3 unusable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This set could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: every row can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model to see lengths in tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows        %1
tokens      %2
trained     %3
median      %4
p90         %5
p99         %6
longest     %7
too long    %8</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::EditModel</name>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since it was opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::EditSession</name>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags and notes of %1 rows were not taken: their rows are not in the file any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found in the rows shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced in 1 row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced in %1 rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the held-out file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ExperimentsPage</name>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one run for every value of a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the runs that are still missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the run in training and end; the sweep can be continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No experiments yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs are listed here to be sorted, overlaid and compared; a sweep trains one run for every value of a setting and recommends one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sweeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose runs in the table; Ctrl adds one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves of the first six are shown. Choose two runs to see which settings differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two runs to see which settings differ (Ctrl or Shift and a click, or Shift and the arrow keys).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 setting differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 settings differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sweeps yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4 · held-out loss of the base %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every run to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New sweep trains one run for every value of a setting, the rank for instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best so far: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ExportPage</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it; nothing that exists is overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file manager where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to the exported model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model, and an adapter if you have trained one: they are written here for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for a base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for an adapter folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into the quantized numbers that the adapter was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: into the base&apos;s own weights. Which of the two answers better depends on the adapter: compare them on held-out rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for a place to write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove it: read it back and compare it with base and adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every tensor, tokens, template, ends of text and probabilities. Base and export are loaded one after the other; where the proof fails, nothing is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ON THE COMMAND LINE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: the base alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 parameters, stored as %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an adapter: this format holds nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free on that disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2, %3 tensors in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the adapter changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proved: read back, it is base and adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proved: read back, it is not base and adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a PEFT adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to write into</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::FieldCell</name>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one, two, …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::FindBar</name>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a regular expression, $1 is what the first group matched and ${name} a named one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace in selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In every row shown; one step of the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::FindCommandDialog</name>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::FindingModel</name>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ForecastCard</name>
    <message>
        <source>weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory the run is expected to take, of what is free now; the paler end is the forecast&apos;s uncertainty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model and a data set to see whether the run fits and how long it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at model and data …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::HomePage</name>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a data set, choose a model, start training: each run is listed here with its curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return or a double click opens a run; an interrupted one can be resumed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ImportSheet</name>
    <message>
        <source>Import data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model will learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction and response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt and completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShareGPT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For instance: Describe the restaurant: {mr}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to the model&apos;s template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the columns: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows. Which column is which?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows, shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1, %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::JobList</name>
    <message>
        <source>Loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proving an export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choosing adapters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::JobsStrip</name>
    <message>
        <source>What waits in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   step %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run next: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the line: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::JudgePresenter</name>
    <message>
        <source>Cut at the longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::JudgeView</name>
    <message>
        <source>facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the prompts come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the prompts from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names stay hidden after the vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are shown by the results only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show some pairs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After every ten votes a pair comes again, sides drawn anew: the results tell how often the verdict was the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category, for results of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category of the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt for both models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What decided: kept with the verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the vote back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts I type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file of prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sets (*.jsonl *.json *.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt of the set stands here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a prompt. Return asks both models, Shift+Return begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one model only. Train an adapter or add another model to have two to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two different models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both answer the same prompt; which of them stands left is drawn each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering. The verdict waits for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer is missing, so there is nothing to judge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your verdict: keys 1, 2, 3 and 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vote is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 vote since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 votes since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prompt of the set is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 prompts left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::KeepAwake</name>
    <message>
        <source>A run is training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::LengthHistogram</name>
    <message>
        <source>Lengths of the rows in tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length %1 →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::LogDrawer</name>
    <message>
        <source> … (%1 characters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen lines, or all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint at step %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines; %2 older ones were let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::MainWindow</name>
    <message>
        <source>The diagnostics are on the clipboard. They name folders of this machine: look before you send them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is neither a data set nor a model nor a run. Data sets are CSV, TSV, JSON or JSONL files; models are GGUF files or folders with config.json; settings are called run.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quitting writes a checkpoint first; Home offers to resume the run from there. What waits in line is dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::MeasureBars</name>
    <message>
        <source>Measure to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars of the measure; the table has the same figures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::MeasureTable</name>
    <message>
        <source>lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures by method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 failed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs tells why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best of the methods</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::MergeDialog</name>
    <message>
        <source>Merge and export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the adapter to its base and writes a safetensors folder with config, tokenizer and chat template, as transformers loads it. The base and the adapter stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF files and adapters: on the Export page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to put the model folder into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder exists already. Choose a new name: nothing is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ModelsPage</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GGUF file or a folder with config.json, or drop one here. Models of the library and of the Hugging Face cache are found by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a run over this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file manager where the model lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GGUF file, or the config.json of a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder with config.json and safetensors files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MEMORY OF THE WEIGHTS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs more: the Train page forecasts how much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CHAT TEMPLATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files hold none: prompts go to the model as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in the Hugging Face cache and is listed as long as it is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>architecture  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters    %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers        %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden size   %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heads         %1, %2 for keys and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context       %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vocabulary    %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored as     %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on disk       %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence       %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told by the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float32       %1
bfloat16      %2
nf4           %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs, models and this file are kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the key of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would take %2 from every text field; add Ctrl or Alt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to both %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::RoutingCard</name>
    <message>
        <source>%1 of the adapters&apos; own %2 prompts go to the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of held-out prompts %1 of %2 do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These adapters cannot be told apart by what they were trained on: give rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules, one a line; they come before likeness:
name=prefix:TEXT, name=regex:EXPRESSION or name=tag:TEXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules of the routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps training prompts of each marked adapter to compare with, and tries itself on their held-out prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prompt: who would answer it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt to try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark two adapters or more in the table (Ctrl and click): each prompt then goes to the one that was trained on its like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models; a routing needs one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base alone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::RowEditor</name>
    <message>
        <source>Parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row as it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 parts: the rest is only in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the first %2 of %3; too long to edit here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::RowPanel</name>
    <message>
        <source>Next row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show before the columns are chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a base model to see the tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trained  %2 ignored  %3 cut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::RunView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable parameters, all parameters, and the share of the trainable ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel merging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the other chart here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing of the strong lines: the weight of what came before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging into %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2  %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run ended before its first step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::SamplingPanel</name>
    <message>
        <source>Left to the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 always takes the likeliest token; higher is more varied (temperature)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together hold this probability (top_p)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens after which an answer is cut (max_new_tokens)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is told before the conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::SetupView</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model yet: choose a GGUF file or a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data set yet: import a CSV, TSV, JSON or JSONL file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters · %2 · stored as %3 · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has no slash and no dot in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a run of this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run of this name waits in line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one setting has a value it cannot take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the field in red.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another run is training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one waits in line until that has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run writes about %1 and %2 are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some of the disk that holds %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed · Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::SideBar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::StatusStrip</name>
    <message>
        <source>CPU –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program&apos;s share of all cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAM –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program&apos;s memory, and the machine&apos;s memory in use, of all there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the GPU in use; – without a GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space where runs are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part that computes; it loads after the window is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine ready · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAM %1 · %2/%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU %1/%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk %1 free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::SweepSheet</name>
    <message>
        <source>New sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains one run for every value, in line over one loaded base, and recommends the smallest setting that learns as well as the best. Losses are compared on held-out rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And also</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halving: the better third goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of each combination; from three on, differences inside their noise are recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second setting to vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its values, second setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::TokenLegend</name>
    <message>
        <source>Colours: trained, end of turn, ignored, cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::TokenText</name>
    <message>
        <source>Tokens of the selected row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token %1, id %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::TrainPage</name>
    <message>
        <source>The merged model is in %1 (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model, data, method, settings – then start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run waits in line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save writes a checkpoint at the next step: the run can be resumed from there and its adapter used. Stop leaves what was saved before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::Transcript</name>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lorica::VotesView</name>
    <message>
        <source>The sample cannot decide: no vote prefers %1 or %2 yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preferred in %1 of %2 votes that prefer one (%3, 95 % interval %4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is better than %2: %3. The sample decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: each is %3. At equal shares no number of votes decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: %1 is %3. About %4 more votes would decide, if the shares stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No votes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge two models blind, and the win rates stand here with their intervals, and whether they decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Votes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates by pair and category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rates of the chosen pair, the better one at the right; the table has the same figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths by Bradley and Terry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bradley and Terry&apos;s strengths on Elo&apos;s scale: 100 points are odds of 1.8 to 1. The interval is a bootstrap over the votes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated in the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratings of single answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save votes as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a vote, with both answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save votes as JSONL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that each vote and rating holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save preference pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt, chosen and rejected a line, for DPO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 vote counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 votes count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 pairs judged again, %2 had the same verdict (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the left answer was preferred in %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: its side seems to matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no preference yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The votes are in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tray</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What trains. lora learns small matrices beside the frozen ones, dora their magnitudes too, ia3 one factor an output, prefix keys and values before the text, bottleneck small layers between the layers; qlora, qdora and lora8bit are the same on a base in 4 and 8 bits; full trains every weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A library name, a GGUF file or a folder with config.json and safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the frozen weights and of the arithmetic. auto measures at start-up which is faster on this machine; choose float32 to compare with another implementation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, cpu or cuda:N. auto takes the first GPU, else the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads of one operation on the CPU. 0 takes every physical core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the base&apos;s linear layers in 4 bits (nf4, fp4) or 8 bits (int8) instead of 16 or 32, made while loading. Norms, embeddings and the head stay as they are. Choose nf4 when the model does not fit; nf4 loses less than fp4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of nf4 and fp4: keeps the scales of the blocks in 8 bits too, which saves 0.37 bits a weight for hardly any loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type of the products with quantized weights. auto is the type of the activations, model.dtype; where that is auto too, this decides both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A library name or a CSV, TSV, JSON or JSONL file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a row tells its conversation. auto recognises it from the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role=column pairs, for instance instruction=mr,output=ref. Roles: instruction, input, output, system, prompt, completion, messages, text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes the user turn; {column} stands for that column&apos;s text. Empty takes the instruction (and the input below it) as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put before every conversation that has none of its own. Empty leaves it to the model&apos;s chat template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest row, and with packing tokens the length of a packed sequence. Longer costs memory and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the rows kept for evaluation, drawn with the seed. 0 trains on all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or library name to evaluate on, instead of held-out rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the prompts too. Off, only the responses are learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows: the rows of a batch lie side by side without padding; tokens: best fit into the sequence length; off: padded. Rows never see each other in any of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share beginnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes what all rows of a batch begin with, such as the system prompt, once instead of once a row. The gradients are the same; with dropout, these tokens have one mask for the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows over the length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error refuses the run and lists them; skip leaves them out and says how many; cut drops their ends and says how many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the update: each adapted matrix learns r directions. 8 to 32 suits most tasks; raise it when a large data set is learned too slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update is scaled by alpha / r. Usually twice the rank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s inputs zeroed in training. Raise it on small data sets; 0 to compare with another implementation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that get an adapter: names such as q_proj,v_proj, a regular expression for the whole path, or all-linear (with ia3: k_proj,v_proj,down_proj). All linear layers learn more than attention alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that get none although target_modules names them; written the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the decoder layers that get an adapter, from 0; empty: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ranks for some layers: down_proj=8,layers.0.self_attn.q_proj=32. The scale alpha / r follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other alphas for some layers: down_proj=16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed-forward modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the target modules, those whose input is scaled instead of their output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lm_head or embed_tokens: train these whole, for instance for a new vocabulary. A tied head is untied by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which biases train along: none, all, or those of adapted layers (lora_only). Many models have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale by alpha / sqrt(r) (rsLoRA): keeps the update&apos;s size when the rank is large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn each output&apos;s magnitude apart from its direction: often better at small ranks, a little slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default: A random, B zero. pissa and olora begin with the main directions of the base&apos;s own matrices, which costs a second copy of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of B over that of A (LoRA+). 16 often learns faster; then lower the rate itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the small layers stand: houlsby behind attention and behind the MLP, pfeiffer behind the MLP, reading its sum with the stream, parallel beside the MLP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduction factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s width over that of the bottleneck. Lower it when a large data set is learned too slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the two small layers. default: swish for houlsby, else relu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times what a bottleneck adds. 0: 4 for parallel, else 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of what a bottleneck adds that is zeroed in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bert: normal, deviation 0.02; houlsby: 0.01, cut at 0.02; mam_adapter: the second layer zero, so that training begins with the base itself. default: mam_adapter for parallel, else bert. Of a prefix, zero instead of random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many learned keys and values stand before the text in every layer. They take as many of the positions that the model reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin as a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prefix begins as what the model remembers of this text&apos;s first tokens, as a system message where there is a chat template; it has to be long enough. Empty: random. A task&apos;s description learns much faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns the prefix through a small network, which steadies long prefixes and has many more parameters in training. The adapter is as large as without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width within the projection. 0: that of the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combine with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods that train along in the same run: bottleneck, prefix. For instance LoRA on attention with a bottleneck behind the MLP. The adapter&apos;s folder then holds a part for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An adapter folder to go on from; its rank, alpha and targets, its prefix or its bottleneck, are taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the data. 1 to 3 for large sets, more for small ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many optimizer steps, whatever the epochs say. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use only the first rows of the data set, for a quick try. 0 takes all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows in one forward pass. More is faster and takes more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches that make one optimizer step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak step size. 2e-4 suits LoRA, 2e-5 full fine-tuning; lower it when the loss jumps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LR scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from 0; never over a tenth of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull of AdamW towards zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay of the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam beta2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay of the variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the root of the variance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients over this norm are scaled down to it. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each target that is spread over the whole vocabulary. 0.1 keeps a model that sees its rows often from growing too sure of them. Evaluation is without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute each layer twice and keep less: about half the memory for a third more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new order, drawn with the seed, each epoch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decides split, order, initial weights and dropout. The same seed gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the log prints a line; the charts have every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluation on the held-out rows. 0 chooses about ten a run; it always runs at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints to resume from. 0 saves at the end only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older ones are removed; the best one is kept. 0 keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a better loss. 0 is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished adapter is the one with the lowest evaluation loss, not the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The update rule. adamw is PyTorch&apos;s. adamw_hf is the one of early transformers and of the LoRA paper&apos;s code: epsilon before the correction of the bias, decay after the step. Choose it to repeat such a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the window. What the engine and the command line say stays English. Takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of everything in the window, beside what the desktop scales already. Takes effect at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask; save: write a checkpoint and quit; tray: train on without a window, where the desktop has a tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell when a job ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A message of the desktop, when the window is not the one in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sleep during a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the system not to sleep while something trains. Closing a laptop&apos;s lid may still send it to sleep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin where it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window, page, open run and the settings of the next run are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
