<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation>请指定文件或文件夹。</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>请给出完整路径，从 / 开始。</translation>
    </message>
    <message>
        <source>This exists already. Choose a new name: nothing is overwritten.</source>
        <translation>该名称已存在。请换一个新名称：不会覆盖任何内容。</translation>
    </message>
    <message>
        <source>Other programs expect a name that ends in .gguf.</source>
        <translation>其他程序要求名称以 .gguf 结尾。</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 不是文件夹。</translation>
    </message>
    <message>
        <source>The disk has %1 free, and about %2 are needed.</source>
        <translation>磁盘剩余 %1，大约需要 %2。</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>正在排队等候</translation>
    </message>
</context>
<context>
    <name>lorica::AboutDialog</name>
    <message>
        <source>About Lorica</source>
        <translation>关于 Lorica</translation>
    </message>
    <message>
        <source>Fine-tunes language models on this machine.</source>
        <translation>在本机上微调语言模型。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later: see the file LICENSE. It comes without any warranty.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更高版本：见 LICENSE 文件。不提供任何担保。</translation>
    </message>
    <message>
        <source>Lorica opens no network connection.</source>
        <translation>Lorica 不建立任何网络连接。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (public domain), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} and spdlog (MIT or BSD); the fonts Inter and JetBrains Mono (OFL).</source>
        <translation>使用以下组件构建：Qt %1（LGPL 3）、LibTorch（BSD 3）、Apache Arrow（Apache 2.0）、SentencePiece（Apache 2.0）、PCRE2（BSD 3）、SQLite（公有领域）、QCustomPlot（GPL 3）、libzip（BSD 3）、ICU（Unicode）、yaml-cpp、nlohmann/json、CLI11、{fmt} 和 spdlog（MIT 或 BSD）；字体 Inter 和 JetBrains Mono（OFL）。</translation>
    </message>
</context>
<context>
    <name>lorica::AdapterModel</name>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>lorica::AdaptersPage</name>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Talk to the base with this adapter</source>
        <translation>与装上此适配器的基础模型对话</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Merge the adapter into its base, or write it for other programs</source>
        <translation>将适配器合并到基础模型，或写成供其他程序使用的格式</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Set up a run that starts from this adapter</source>
        <translation>设置一个从此适配器开始的训练任务</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the adapter&apos;s files</source>
        <translation>显示适配器的文件</translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation>还没有适配器</translation>
    </message>
    <message>
        <source>Every finished or stopped run leaves its adapter here, to chat with, to merge and to train on.</source>
        <translation>每个已完成或已停止的训练任务都会在此留下适配器，可用于对话、合并和继续训练。</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>LINEAGE</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER FROM THE DEFAULTS</source>
        <translation>与默认值不同的设置</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
made %3</source>
        <translation>%1 → %2 → 本适配器
创建时间：%3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>评估损失</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Search names, methods, tags and notes</source>
        <translation>搜索名称、方法、标签和备注</translation>
    </message>
    <message>
        <source>TAGS AND NOTE</source>
        <translation>标签与备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Add adapter</source>
        <translation>添加适配器</translation>
    </message>
    <message>
        <source>Take in a PEFT folder or a zip of one</source>
        <translation>添加 PEFT 文件夹或其 zip 文件</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Progress of the blend</source>
        <translation>融合进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show in what the two marked adapters differ</source>
        <translation>显示所选两个适配器的不同之处</translation>
    </message>
    <message>
        <source>Mark two adapters in the table (Ctrl and click) to see in what they differ</source>
        <translation>在表格中选中两个适配器（按住 Ctrl 单击），可查看不同之处</translation>
    </message>
    <message>
        <source>Make one adapter out of the marked ones, without training</source>
        <translation>将所选适配器融合成一个，无需训练</translation>
    </message>
    <message>
        <source>A blend is being made</source>
        <translation>正在融合</translation>
    </message>
    <message>
        <source>Mark two adapters or more of one base in the table (Ctrl and click) to make one out of them</source>
        <translation>在表格中选中同一基础模型的两个或更多适配器（按住 Ctrl 单击），可融合成一个</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models, or to one that is not known here; a blend needs one base</source>
        <translation>所选适配器属于不同的基础模型，或属于此处未知的基础模型；一次融合只能有一个基础模型</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>正在排队等候</translation>
    </message>
    <message>
        <source>Add an adapter: a zip, or the adapter_config.json of its folder</source>
        <translation>添加适配器：zip 文件，或其文件夹中的 adapter_config.json</translation>
    </message>
    <message>
        <source>Adapters (*.zip adapter_config.json)</source>
        <translation>适配器 (*.zip adapter_config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
blended %3</source>
        <translation>%1 → %2 → 本适配器
融合时间：%3</translation>
    </message>
    <message>
        <source>Without a run of its own
written %1</source>
        <translation>没有自己的训练任务
写入时间：%1</translation>
    </message>
    <message>
        <source>Brought from outside, out of %1
here since %2</source>
        <translation>从外部添加，来自 %1
添加时间：%2</translation>
    </message>
    <message>
        <source>It does not name its base, so it cannot be used.</source>
        <translation>它没有指明基础模型，因此不可用。</translation>
    </message>
    <message>
        <source>Its base is not known here: it names %1. Add that model on the Models page to use it.</source>
        <translation>它的基础模型在此处未知：它指明的是 %1。请在模型页面添加该模型，以便使用它。</translation>
    </message>
</context>
<context>
    <name>lorica::AddSheet</name>
    <message>
        <source>Add an adapter</source>
        <translation>添加适配器</translation>
    </message>
    <message>
        <source>A copy of it comes into the studio&apos;s own folder, to chat with, to blend and to train on. What you chose stays as it is.</source>
        <translation>它的副本会放入工作室自己的文件夹，可用于对话、融合和继续训练。您选择的原件保持不变。</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Name of the adapter</source>
        <translation>适配器名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>target modules</source>
        <translation>目标模块</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>base named</source>
        <translation>指明的基础模型</translation>
    </message>
    <message>
        <source>Its base is here: %1</source>
        <translation>已有它的基础模型：%1</translation>
    </message>
    <message>
        <source>Its base is not here.</source>
        <translation>这里没有它的基础模型。</translation>
    </message>
    <message>
        <source>It does not name its base. Choose the model that it was trained on: the copy will name that one.</source>
        <translation>它没有指明基础模型。请选择训练它时所用的模型：副本会指明该模型。</translation>
    </message>
    <message>
        <source>The base that it names is not among the models here. Choose the model that it was trained on: the copy will name that one, and what you chose stays as it is.</source>
        <translation>它指明的基础模型不在这里的模型之中。请选择训练它时所用的模型：副本会指明该模型，您选择的原件保持不变。</translation>
    </message>
    <message>
        <source>Add its base on the Models page first.</source>
        <translation>请先在模型页面添加它的基础模型。</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Whether it fits this base is seen when it is loaded.</source>
        <translation>它是否适合此基础模型，加载时才能知道。</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkMeasure</name>
    <message>
        <source>held-out loss</source>
        <translation>留出集损失</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>完全匹配</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation>峰值内存</translation>
    </message>
    <message>
        <source>trainable parameters</source>
        <translation>可训练参数</translation>
    </message>
    <message>
        <source>adapter on disk</source>
        <translation>适配器磁盘占用</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkPage</name>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>No benchmarks yet</source>
        <translation>还没有基准测试</translation>
    </message>
    <message>
        <source>A benchmark trains full, LoRA, QLoRA or other methods on your data and shows side by side what each costs and what it has learnt.</source>
        <translation>基准测试会在您的数据上训练 full、LoRA、QLoRA 等方法，并排显示各自的代价和学到的内容。</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>新建基准测试</translation>
    </message>
    <message>
        <source>Train methods side by side on the same rows</source>
        <translation>在相同的行上并排训练多种方法</translation>
    </message>
    <message>
        <source>Open benchmark</source>
        <translation>打开基准测试</translation>
    </message>
    <message>
        <source>Show a benchmark of another folder</source>
        <translation>显示其他文件夹中的基准测试</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>另存为 CSV</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>将当前显示的表格写入文件</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>One file with table, charts, machine and settings: a web page or a PDF</source>
        <translation>将表格、图表、机器信息和设置写入一个文件：网页或 PDF</translation>
    </message>
    <message>
        <source>Continue benchmark</source>
        <translation>继续基准测试</translation>
    </message>
    <message>
        <source>Stop benchmark</source>
        <translation>停止基准测试</translation>
    </message>
    <message>
        <source>Save the run in training and end; the benchmark can be continued</source>
        <translation>保存正在训练的任务并结束；基准测试之后可以继续</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出的内容</translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation>基准测试进度</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Token/秒</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Runs of the benchmark</source>
        <translation>基准测试的训练任务</translation>
    </message>
    <message>
        <source>1 benchmark</source>
        <translation>1 个基准测试</translation>
    </message>
    <message>
        <source>%1 benchmarks</source>
        <translation>%1 个基准测试</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1，数据集 %2</translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation>1 个种子</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>%1 个种子</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>the first %1 rows</source>
        <translation>前 %1 行</translation>
    </message>
    <message>
        <source>Means over the seeds; ± is half of the 95 % interval of the mean (Student&apos;s t).</source>
        <translation>各种子的均值；± 为均值 95% 区间的一半（学生 t 分布）。</translation>
    </message>
    <message>
        <source>Figures appear when the first run has ended.</source>
        <translation>第一个训练任务结束后会显示数值。</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Curves appear when the first run has ended</source>
        <translation>第一个训练任务结束后会显示曲线</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>正在排队等候</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1，当前</translation>
    </message>
    <message>
        <source>Choose a benchmark&apos;s folder</source>
        <translation>选择基准测试的文件夹</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>将表格另存为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>表格已写入 %1。</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>训练尚缺或已失败的运行</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开训练任务</translation>
    </message>
    <message>
        <source>Show the chosen run on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>在训练页面显示所选运行：与其适配器对话、合并或继续训练</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkSheet</name>
    <message>
        <source>New benchmark</source>
        <translation>新建基准测试</translation>
    </message>
    <message>
        <source>Trains each method on the same rows, one after the other, and measures time, memory, size and what it has learnt on held-out rows. Full and ia3 take their usual learning rates, the others that of the settings.</source>
        <translation>在相同的行上依次训练每种方法，测量用时、内存、大小，以及在留出行上的学习效果。full 和 ia3 使用各自常用的学习率，其他方法使用设置中的学习率。</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Score answers by</source>
        <translation>回答评分指标</translation>
    </message>
    <message>
        <source>Scores of answers</source>
        <translation>回答的评分</translation>
    </message>
    <message>
        <source>Prompts to answer</source>
        <translation>要回答的提示词</translation>
    </message>
    <message>
        <source>all held-out rows</source>
        <translation>所有留出行</translation>
    </message>
    <message>
        <source>Held-out rows whose prompts base and adapter answer</source>
        <translation>由基础模型和适配器回答其提示词的留出行</translation>
    </message>
    <message>
        <source>Settings of single methods</source>
        <translation>单个方法的设置</translation>
    </message>
    <message>
        <source>Of one method only</source>
        <translation>仅限某一方法</translation>
    </message>
    <message>
        <source>Name of the benchmark</source>
        <translation>基准测试名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start benchmark</source>
        <translation>开始基准测试</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Runs of each method, with other rows held out; two or more give intervals</source>
        <translation>每种方法的训练任务数，每次留出不同的行；两个或更多可得出区间</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>每个训练任务的步数</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>按训练轮数</translation>
    </message>
    <message>
        <source>The same for each method</source>
        <translation>各方法相同</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only the first rows of the data set</source>
        <translation>仅使用数据集的前若干行</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个训练任务</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 个训练任务，依次进行</translation>
    </message>
</context>
<context>
    <name>lorica::BlendSheet</name>
    <message>
        <source>The weighted sum of what the adapters change, exactly. Its rank is the sum of theirs.</source>
        <translation>各适配器所作改变的加权和，完全精确。其秩为各适配器的秩之和。</translation>
    </message>
    <message>
        <source>The weighted sum of what the adapters change, as near as the rank below allows.</source>
        <translation>各适配器所作改变的加权和，在下方的秩允许的范围内尽量接近。</translation>
    </message>
    <message>
        <source>The weighted sum.</source>
        <translation>加权和。</translation>
    </message>
    <message>
        <source>Drops random values of each, and of what is left those against the majority&apos;s sign.</source>
        <translation>随机丢弃每个适配器的部分数值，再从剩余数值中丢弃与多数符号相反的。</translation>
    </message>
    <message>
        <source>Drops random values of each and enlarges the others.</source>
        <translation>随机丢弃每个适配器的部分数值，并放大其余数值。</translation>
    </message>
    <message>
        <source>Keeps the largest values of each, and of these those with the majority&apos;s sign.</source>
        <translation>保留每个适配器中最大的数值，再从中保留与多数符号相同的。</translation>
    </message>
    <message>
        <source>Keeps the largest values of each.</source>
        <translation>保留每个适配器中最大的数值。</translation>
    </message>
    <message>
        <source>Works on A and B apart, as PEFT does under this name: the ranks have to be equal, and the result is not the sum of the changes.</source>
        <translation>与 PEFT 的同名方法一样，分别处理 A 和 B：各适配器的秩必须相同，结果不是各改变之和。</translation>
    </message>
    <message>
        <source>Works on the changes themselves and takes what comes nearest to the result at the rank below.</source>
        <translation>直接处理改变本身，并取下方的秩下最接近结果的近似。</translation>
    </message>
    <message>
        <source>Blend adapters</source>
        <translation>融合适配器</translation>
    </message>
    <message>
        <source>One adapter out of several of %1, without training. Each counts as much as its weight says; the adapters themselves stay as they are.</source>
        <translation>将 %1 的多个适配器融合成一个，无需训练。每个适配器的作用大小由其权重决定；适配器本身保持不变。</translation>
    </message>
    <message>
        <source>Name of the blend</source>
        <translation>融合名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>秩 %1</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be blended. Only plain LoRA adapters can, without DoRA, trained biases, modules_to_save, prefixes or bottlenecks: use it alone, or merge it into its base.</source>
        <translation>%1（%2）无法融合。只有普通的 LoRA 适配器可以，且不含 DoRA、参与训练的偏置、modules_to_save、前缀或瓶颈层：请单独使用它，或将其合并到基础模型。</translation>
    </message>
    <message>
        <source>Each weight has to be a number from -100 to 100.</source>
        <translation>每个权重必须是 -100 到 100 之间的数字。</translation>
    </message>
    <message>
        <source>With every weight at 0 nothing is left.</source>
        <translation>所有权重都为 0 时，什么也不剩。</translation>
    </message>
    <message>
        <source>%1 has no usable value.</source>
        <translation>%1 没有可用的值。</translation>
    </message>
    <message>
        <source>%1 needs adapters of one rank, and these have %2 and %3. Choose cat, svd or a combination that ends in _svd.</source>
        <translation>%1 需要秩相同的适配器，而这些适配器的秩为 %2 和 %3。请选择 cat、svd 或以 _svd 结尾的组合方式。</translation>
    </message>
    <message>
        <source>An adapter of rank %1 out of %2 adapters.</source>
        <translation>得到一个秩为 %1 的适配器，由 %2 个融合而成。</translation>
    </message>
</context>
<context>
    <name>lorica::CellDelegate</name>
    <message>
        <source>%1 of row %2</source>
        <translation>第 %2 行的 %1</translation>
    </message>
</context>
<context>
    <name>lorica::ChangeDialog</name>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Change the run</source>
        <translation>更改运行</translation>
    </message>
    <message>
        <source>Goes on from the last checkpoint, with the optimizer as it was.</source>
        <translation>从最后一个检查点继续，优化器保持原样。</translation>
    </message>
    <message>
        <source>Holds from the next step on. The run keeps it, so that a resume does the same again.</source>
        <translation>从下一步起生效。运行会记住它，恢复时会照样再做一遍。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The schedule&apos;s peak. What the next step gets follows from it and from how far the run is.</source>
        <translation>调度的峰值。下一步的学习率由它和运行进度决定。</translation>
    </message>
    <message>
        <source>Steps in all</source>
        <translation>总步数</translation>
    </message>
    <message>
        <source>Where the run ends. The schedule is stretched to it.</source>
        <translation>运行结束的位置。调度会拉伸到那里。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>这不是数字。</translation>
    </message>
    <message>
        <source>Give a learning rate over 0.</source>
        <translation>请给出大于 0 的学习率。</translation>
    </message>
    <message>
        <source>%1 steps are done: name more.</source>
        <translation>已完成 %1 步：请给出更多步数。</translation>
    </message>
    <message>
        <source>%1 more steps; %2 epochs in all</source>
        <translation>还有 %1 步；共 %2 轮</translation>
    </message>
</context>
<context>
    <name>lorica::Chart</name>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows small values beside large ones</source>
        <translation>对数刻度：让小数值与大数值一起看得清</translation>
    </message>
    <message>
        <source>Logarithmic scale of %1</source>
        <translation>%1 的对数刻度</translation>
    </message>
    <message>
        <source>Enlarge this chart</source>
        <translation>放大此图表</translation>
    </message>
    <message>
        <source>Back to all charts</source>
        <translation>返回所有图表</translation>
    </message>
    <message>
        <source>Values and pictures of %1</source>
        <translation>%1的数值与图片</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>以表格显示数值</translation>
    </message>
    <message>
        <source>Save values as CSV</source>
        <translation>将数值保存为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)</source>
        <translation>PNG 图片 (*.png);;SVG 矢量图 (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1的数值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Note here</source>
        <translation>在此添加备注</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPage</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>No model to talk to yet</source>
        <translation>还没有可对话的模型</translation>
    </message>
    <message>
        <source>Choose a base model, or train an adapter first. You can also talk to a run while it trains.</source>
        <translation>先选择一个基础模型，或训练一个适配器。也可以与正在训练的模型对话。</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>盲评</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>页面显示的内容</translation>
    </message>
    <message>
        <source>Model to talk to</source>
        <translation>对话模型</translation>
    </message>
    <message>
        <source>Write a message. Return sends it, Shift+Return begins a new line.</source>
        <translation>输入消息。按 Return 发送，按 Shift+Return 换行。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>In training: %1</source>
        <translation>训练中：%1</translation>
    </message>
    <message>
        <source>Ask one more model the same questions, side by side: up to four</source>
        <translation>再向一个模型提相同的问题，并排显示：最多四个模型</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话记录</translation>
    </message>
    <message>
        <source>Go on with an earlier conversation, or write some to a file</source>
        <translation>继续以往的对话，或将若干对话写入文件</translation>
    </message>
    <message>
        <source>Close this column</source>
        <translation>关闭此列</translation>
    </message>
    <message>
        <source>%1 is not here any more: the conversation goes on with %2.</source>
        <translation>%1 已不在这里：对话改由 %2 继续。</translation>
    </message>
    <message>
        <source>%1, step %2 on %3</source>
        <translation>%1，第 %2 步（基于 %3）</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>模型读到的内容</translation>
    </message>
    <message>
        <source>The base model is not known, so what it reads cannot be shown</source>
        <translation>基础模型未知，因此无法显示它读到的内容</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPresenter</name>
    <message>
        <source>%1 tokens, %2 tokens/s</source>
        <translation>%1 个 token，%2 token/秒</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>, cut at the longest answer</source>
        <translation>，达到最长回答而截断</translation>
    </message>
    <message>
        <source>, stopped</source>
        <translation>，已停止</translation>
    </message>
    <message>
        <source>the base alone</source>
        <translation>仅基础模型</translation>
    </message>
    <message>
        <source>by %1, by a rule; %2</source>
        <translation>由 %1 回答（按规则）；%2</translation>
    </message>
    <message>
        <source>by %1 (%2 sure); %3</source>
        <translation>由 %1 回答（把握 %2）；%3</translation>
    </message>
</context>
<context>
    <name>lorica::CommandSet</name>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Recent runs and the next step</source>
        <translation>最近的训练任务和下一步</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data sets: import, look, mend</source>
        <translation>数据集：导入、查看、修复</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Base models on this machine: what they are and need</source>
        <translation>本机上的基础模型：各是什么、需要什么</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Set up a run and watch it learn</source>
        <translation>设置训练任务并观察学习过程</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Compare runs; sweep a setting</source>
        <translation>比较训练任务；扫描某项设置</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>Methods side by side: what each costs and learns</source>
        <translation>多种方法并排：各自的代价和学习效果</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Talk to a model or a half-trained adapter</source>
        <translation>与模型或训练到一半的适配器对话</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>What your runs have made</source>
        <translation>训练任务的成果</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write a model or an adapter for other programs</source>
        <translation>将模型或适配器写成供其他程序使用的格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Open a GGUF file or a model folder</source>
        <translation>打开 GGUF 文件或模型文件夹</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开训练任务</translation>
    </message>
    <message>
        <source>Show the folder of an earlier run, or follow one of the command line</source>
        <translation>显示以往训练任务的文件夹，或跟踪命令行中的训练任务</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建训练任务</translation>
    </message>
    <message>
        <source>Set up another run</source>
        <translation>设置另一个训练任务</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Start the run as set up</source>
        <translation>按当前设置开始训练任务</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause or resume the run; the model stays loaded</source>
        <translation>暂停或继续训练任务；模型保持加载</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the run, with or without a checkpoint</source>
        <translation>结束训练任务，可选择是否保存检查点</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>立即保存</translation>
    </message>
    <message>
        <source>Write a checkpoint at the next step</source>
        <translation>在下一步写入检查点</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>恢复训练任务</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>从最后一个检查点继续</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>与其对话</translation>
    </message>
    <message>
        <source>Talk to the adapter as it is now</source>
        <translation>与当前状态的适配器对话</translation>
    </message>
    <message>
        <source>Merge and export</source>
        <translation>合并并导出</translation>
    </message>
    <message>
        <source>Merge the adapter into its base and write a model folder</source>
        <translation>将适配器合并到基础模型，写成模型文件夹</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>显示训练任务的文件</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
    <message>
        <source>End the answer here</source>
        <translation>就此结束回答</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>盲评</translation>
    </message>
    <message>
        <source>Compare answers of two models without their names</source>
        <translation>隐去名称，比较两个模型的回答</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>输入命令名称</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the engine and its jobs have told</source>
        <translation>引擎及其作业的输出</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>切换明暗</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Colours, size, keys, and what happens around a run</source>
        <translation>颜色、大小、按键，以及训练前后的行为</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>在一页中列出所有快捷键</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Versions, machine, settings and the last log lines, as text for a report</source>
        <translation>版本、机器、设置和日志的最后几行，以文本形式用于报告问题</translation>
    </message>
    <message>
        <source>About Lorica</source>
        <translation>关于 Lorica</translation>
    </message>
    <message>
        <source>Version, licence, and what it is built from</source>
        <translation>版本、许可证和所用组件</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close Lorica</source>
        <translation>关闭 Lorica</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Another learning rate or number of steps, from here on</source>
        <translation>从此处起使用其他学习率或步数</translation>
    </message>
    <message>
        <source>Open a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>打开 CSV、TSV、JSON、JSONL、Parquet 或文本文件</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>The pages in the order of work, a sentence or two on each</source>
        <translation>按工作顺序逐页介绍，每页一两句话</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Begin another conversation; this one is kept</source>
        <translation>另起一个对话；此对话会保留</translation>
    </message>
</context>
<context>
    <name>lorica::CompareSheet</name>
    <message>
        <source>base</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>评估损失</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Compare adapters</source>
        <translation>对比适配器</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>SETTINGS OF THE ADAPTER THAT DIFFER</source>
        <translation>不同的适配器设置</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation>两者的设置相同。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lorica::ConversationsSheet</name>
    <message>
        <source>1 conversation could not be read: %1</source>
        <translation>无法读取 1 段对话：%1</translation>
    </message>
    <message>
        <source>%1 conversations could not be read: %2</source>
        <translation>无法读取 %1 段对话：%2</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话记录</translation>
    </message>
    <message>
        <source>Words of a question, an answer or a model&apos;s name</source>
        <translation>提问、回答或模型名称中的词</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>查找对话</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>已保存的对话</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write the chosen conversations to a file: as training data (JSONL), Markdown or text</source>
        <translation>将所选对话写入文件：训练数据（JSONL）、Markdown 或文本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Go on with the chosen conversation</source>
        <translation>继续所选对话</translation>
    </message>
    <message>
        <source>None yet: each conversation is kept here as soon as it has an answer.</source>
        <translation>还没有：每段对话一有回答就会保存在此处。</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>没有包含这些词的对话。</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 段对话，共 %2 段</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Training data (*.jsonl)</source>
        <translation>训练数据 (*.jsonl)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>Delete %1 conversations?</source>
        <translation>删除 %1 段对话？</translation>
    </message>
    <message>
        <source>Delete conversations</source>
        <translation>删除对话</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>lorica::DataEditor</name>
    <message>
        <source>Rows of the data set</source>
        <translation>数据集的行</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Show rows with</source>
        <translation>显示包含此内容的行</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>文本是正则表达式</translation>
    </message>
    <message>
        <source>Column of the filter</source>
        <translation>筛选的列</translation>
    </message>
    <message>
        <source>Only these rows</source>
        <translation>仅这些行</translation>
    </message>
    <message>
        <source>Selected row and findings</source>
        <translation>所选行和检查结果</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>仅显示这些行</translation>
    </message>
    <message>
        <source>All like it</source>
        <translation>所有同类项</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>任意列</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source> (not saved)</source>
        <translation> （未保存）</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation>已更改的行</translation>
    </message>
    <message>
        <source>Rows with a tag</source>
        <translation>带标签的行</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 行，共 %2 行</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: none found.</source>
        <translation>%1：未发现。</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>replace in %1 rows</source>
        <translation>替换 %1 行</translation>
    </message>
    <message>
        <source>delete of %1 rows</source>
        <translation>删除 %1 行</translation>
    </message>
    <message>
        <source>new row</source>
        <translation>新建行</translation>
    </message>
    <message>
        <source>copy of %1 rows</source>
        <translation>复制 %1 行</translation>
    </message>
    <message>
        <source>tags of %1 rows</source>
        <translation>标记 %1 行</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Back to the data sets</source>
        <translation>返回数据集</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Write the file; the one before is kept as a version</source>
        <translation>写入文件；原文件保留为一个版本</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Write another file, in the shape of its suffix</source>
        <translation>写入另一个文件，格式由后缀决定</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Back to what was saved last</source>
        <translation>回到上次保存的内容</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>新建行</translation>
    </message>
    <message>
        <source>A row behind the selected one</source>
        <translation>在所选行之后新建一行</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>A copy behind each selected row</source>
        <translation>在每个所选行之后创建副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation>删除所选行</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag the selected rows, or take the tag from them</source>
        <translation>为所选行添加或去掉标签</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Problems, secrets and hidden characters</source>
        <translation>问题、机密和隐藏字符</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>近似重复行</translation>
    </message>
    <message>
        <source>Leaks against a held-out file…</source>
        <translation>与留出文件比对泄漏…</translation>
    </message>
    <message>
        <source>Changes since the import</source>
        <translation>导入以来的更改</translation>
    </message>
    <message>
        <source>Undo %1 (%2)</source>
        <translation>撤销%1（%2）</translation>
    </message>
    <message>
        <source>Redo %1 (%2)</source>
        <translation>重做%1（%2）</translation>
    </message>
    <message>
        <source>Tag of the row</source>
        <translation>行的标签</translation>
    </message>
    <message>
        <source>Tag of %1 rows</source>
        <translation>%1 行的标签</translation>
    </message>
    <message>
        <source>Held-out file</source>
        <translation>留出文件</translation>
    </message>
    <message>
        <source>Remove the characters</source>
        <translation>去掉这些字符</translation>
    </message>
    <message>
        <source>Write [secret] for it</source>
        <translation>替换为 [secret]</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>删除该行</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>文件已更改</translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened.</source>
        <translation>打开之后，%1 已被其他程序更改。</translation>
    </message>
    <message>
        <source>Writing over it keeps what is there now as a version.</source>
        <translation>覆盖写入会把现有内容保留为一个版本。</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>覆盖写入</translation>
    </message>
    <message>
        <source>Changes are not saved</source>
        <translation>更改未保存</translation>
    </message>
    <message>
        <source>The changes of %1 are not saved.</source>
        <translation>%1 的更改未保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>lorica::DataPage</name>
    <message>
        <source>Edit rows</source>
        <translation>编辑行</translation>
    </message>
    <message>
        <source>Mend, find and replace, sort out, tag</source>
        <translation>修复、查找和替换、筛除、加标签</translation>
    </message>
    <message>
        <source>Change mapping</source>
        <translation>更改映射</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>The file itself stays</source>
        <translation>文件本身会保留</translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation>还没有数据集</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>文件行</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation>之前的行</translation>
    </message>
    <message>
        <source>Rows behind these</source>
        <translation>之后的行</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>转到行</translation>
    </message>
    <message>
        <source>The row of this number</source>
        <translation>此编号的行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Length of the rows</source>
        <translation>行的长度</translation>
    </message>
    <message>
        <source>Drag the dashed line to change the sequence length.</source>
        <translation>拖动虚线可更改序列长度。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>
%1 rows cannot be used</source>
        <translation>
%1 行不可用</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 rows, shape %2, %3 unusable.</source>
        <translation>%1 行，格式 %2，%3 行不可用。</translation>
    </message>
    <message>
        <source>This set could not be read.</source>
        <translation>无法读取此数据集。</translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation>第 %1–%2 行，共 %3 行</translation>
    </message>
    <message>
        <source>None: every row can be used.</source>
        <translation>无：每一行都可用。</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>问题（%1）</translation>
    </message>
    <message>
        <source>Choose a base model to see lengths in tokens.</source>
        <translation>选择基础模型以查看以 token 计的长度。</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>参与训练</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>超长</translation>
    </message>
    <message>
        <source>Import a CSV, TSV, JSON, JSONL, Parquet or text file, or drop one here. You will see exactly which tokens the model learns from.</source>
        <translation>导入 CSV、TSV、JSON、JSONL、Parquet 或文本文件，或将文件拖放到此处。您将看到模型究竟从哪些 token 学习。</translation>
    </message>
    <message>
        <source>Data sets (%1);;All files (*)</source>
        <translation>数据集 (%1);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>lorica::DeviceTiles</name>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of 1 core</source>
        <translation>Lorica 占用的份额（1 个核心）</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of %1 cores</source>
        <translation>Lorica 占用的份额（%1 个核心）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 by Lorica</source>
        <translation>Lorica 占用 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>where runs are kept</source>
        <translation>训练任务所在磁盘</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
</context>
<context>
    <name>lorica::EditModel</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>This row cannot be read</source>
        <translation>无法读取此行</translation>
    </message>
    <message>
        <source>Changed since it was opened</source>
        <translation>打开后已更改</translation>
    </message>
</context>
<context>
    <name>lorica::EditSession</name>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>The tags and notes of %1 rows were not taken: their rows are not in the file any more.</source>
        <translation>%1 行的标签和备注未能沿用：这些行已不在文件中。</translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation>正在筛选</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>正在排序</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Not found in the rows shown.</source>
        <translation>在显示的行中未找到。</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>正在替换</translation>
    </message>
    <message>
        <source>Replaced in 1 row.</source>
        <translation>已替换 1 行。</translation>
    </message>
    <message>
        <source>Replaced in %1 rows.</source>
        <translation>已替换 %1 行。</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查找重复行</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复行</translation>
    </message>
    <message>
        <source>Comparing with the held-out file</source>
        <translation>正在与留出文件比对</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Comparing with the import</source>
        <translation>正在与导入时比对</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>was: %1</source>
        <translation>原为：%1</translation>
    </message>
</context>
<context>
    <name>lorica::ExperimentsPage</name>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>已停止，未保存</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>新建参数扫描</translation>
    </message>
    <message>
        <source>Train one run for every value of a setting</source>
        <translation>为某项设置的每个值各训练一个任务</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>另存为 CSV</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>将当前显示的表格写入文件</translation>
    </message>
    <message>
        <source>Continue sweep</source>
        <translation>继续参数扫描</translation>
    </message>
    <message>
        <source>Stop sweep</source>
        <translation>停止参数扫描</translation>
    </message>
    <message>
        <source>Save the run in training and end; the sweep can be continued</source>
        <translation>保存正在训练的任务并结束；参数扫描之后可以继续</translation>
    </message>
    <message>
        <source>No experiments yet</source>
        <translation>还没有实验</translation>
    </message>
    <message>
        <source>Runs are listed here to be sorted, overlaid and compared; a sweep trains one run for every value of a setting and recommends one.</source>
        <translation>训练任务在此列出，可排序、叠加和比较；参数扫描为某项设置的每个值各训练一个任务，并推荐其中一个。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出的内容</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>参数扫描进度</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Token/秒</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>参数扫描的训练任务</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个训练任务</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个训练任务</translation>
    </message>
    <message>
        <source>1 sweep</source>
        <translation>1 个参数扫描</translation>
    </message>
    <message>
        <source>%1 sweeps</source>
        <translation>%1 个参数扫描</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Choose runs in the table; Ctrl adds one</source>
        <translation>在表格中选择训练任务；按住 Ctrl 可多选</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1，留出集</translation>
    </message>
    <message>
        <source>The curves of the first six are shown. Choose two runs to see which settings differ.</source>
        <translation>显示前六个的曲线。选择两个训练任务可查看哪些设置不同。</translation>
    </message>
    <message>
        <source>Choose two runs to see which settings differ (Ctrl or Shift and a click, or Shift and the arrow keys).</source>
        <translation>选择两个训练任务可查看哪些设置不同（按住 Ctrl 或 Shift 单击，或按 Shift 和方向键）。</translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation>两个训练任务的设置相同。</translation>
    </message>
    <message>
        <source>1 setting differs</source>
        <translation>1 项设置不同</translation>
    </message>
    <message>
        <source>%1 settings differ</source>
        <translation>%1 项设置不同</translation>
    </message>
    <message>
        <source>No sweeps yet</source>
        <translation>还没有参数扫描</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4 · held-out loss of the base %5</source>
        <translation>%1 · %2 · %3，数据集 %4 · 基础模型的留出集损失 %5</translation>
    </message>
    <message>
        <source>halving</source>
        <translation>逐轮淘汰</translation>
    </message>
    <message>
        <source>every run to its end</source>
        <translation>所有训练任务都跑完</translation>
    </message>
    <message>
        <source>New sweep trains one run for every value of a setting, the rank for instance.</source>
        <translation>“新建参数扫描”为某项设置（例如秩）的每个值各训练一个任务。</translation>
    </message>
    <message>
        <source>Recommended: %1. %2</source>
        <translation>推荐：%1。%2</translation>
    </message>
    <message>
        <source>Best so far: %1. %2</source>
        <translation>目前最佳：%1。%2</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>正在排队等候</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>将表格另存为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>表格已写入 %1。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>训练尚缺或已失败的运行</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开训练任务</translation>
    </message>
    <message>
        <source>Show the chosen run, or else the recommended one, on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>在训练页面显示所选运行，若未选则显示推荐的运行：与其适配器对话、合并或继续训练</translation>
    </message>
</context>
<context>
    <name>lorica::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write it; nothing that exists is overwritten</source>
        <translation>写入；不会覆盖任何已有内容</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the file manager where it lies</source>
        <translation>在文件管理器中打开所在位置</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>与其对话</translation>
    </message>
    <message>
        <source>Talk to the exported model</source>
        <translation>与导出的模型对话</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>还没有可导出的内容</translation>
    </message>
    <message>
        <source>Choose a base model, and an adapter if you have trained one: they are written here for other programs.</source>
        <translation>选择一个基础模型，如果训练过适配器也可一并选择：它们会在此写成供其他程序使用的格式。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Browse for a base model</source>
        <translation>浏览基础模型</translation>
    </message>
    <message>
        <source>Browse for an adapter folder</source>
        <translation>浏览适配器文件夹</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Type of the numbers</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Merge into the quantized numbers that the adapter was trained on</source>
        <translation>合并到训练适配器时所用的量化数值</translation>
    </message>
    <message>
        <source>Off: into the base&apos;s own weights. Which of the two answers better depends on the adapter: compare them on held-out rows.</source>
        <translation>关闭：合并到基础模型自身的权重。哪种回答更好取决于适配器：请在留出行上比较。</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>要写入的文件或文件夹</translation>
    </message>
    <message>
        <source>Browse for a place to write to</source>
        <translation>浏览写入位置</translation>
    </message>
    <message>
        <source>Prove it: read it back and compare it with base and adapter</source>
        <translation>验证：读回并与基础模型加适配器比对</translation>
    </message>
    <message>
        <source>Every tensor, tokens, template, ends of text and probabilities. Base and export are loaded one after the other; where the proof fails, nothing is left.</source>
        <translation>比对每个张量、token、模板、文本结束符和概率。基础模型和导出结果先后加载；验证失败时不留下任何文件。</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>ON THE COMMAND LINE</source>
        <translation>在命令行中</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>命令行中的等效命令</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>复制命令行</translation>
    </message>
    <message>
        <source>None: the base alone</source>
        <translation>无：仅基础模型</translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation> · 约 %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1, %2 parameters, stored as %3, %4</source>
        <translation>%1，%2 参数，存储为 %3，%4</translation>
    </message>
    <message>
        <source>Choose an adapter: this format holds nothing else.</source>
        <translation>请选择适配器：此格式只包含适配器。</translation>
    </message>
    <message>
        <source>About %1 to write</source>
        <translation>约需写入 %1</translation>
    </message>
    <message>
        <source>%1 free on that disk</source>
        <translation>该磁盘剩余 %1</translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation> · %1/%2</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>未写入</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>没有留下任何文件。</translation>
    </message>
    <message>
        <source>%1
%2, %3 tensors in %4</source>
        <translation>%1
%2，%3 个张量，用时 %4</translation>
    </message>
    <message>
        <source>; the adapter changed %1</source>
        <translation>；适配器改变了 %1 个</translation>
    </message>
    <message>
        <source>Proved: read back, it is base and adapter.</source>
        <translation>验证通过：读回后，与基础模型加适配器一致。</translation>
    </message>
    <message>
        <source>Not proved: read back, it is not base and adapter.</source>
        <translation>验证未通过：读回后，与基础模型加适配器不一致。</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>选择 GGUF 文件，或模型文件夹中的 config.json</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>模型 (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose the folder of a PEFT adapter</source>
        <translation>选择 PEFT 适配器的文件夹</translation>
    </message>
    <message>
        <source>Folder to write into</source>
        <translation>要写入的文件夹</translation>
    </message>
    <message>
        <source>Model folder (safetensors)</source>
        <translation>模型文件夹（safetensors）</translation>
    </message>
    <message>
        <source>Merged weights with config, tokenizer and chat template: transformers, vLLM and Lorica load it.</source>
        <translation>合并后的权重，附配置、分词器和对话模板：transformers、vLLM 和 Lorica 均可加载。</translation>
    </message>
    <message>
        <source>GGUF file</source>
        <translation>GGUF 文件</translation>
    </message>
    <message>
        <source>Merged and, if you like, quantized: for llama.cpp, Ollama and LM Studio.</source>
        <translation>合并后的模型，可选量化：用于 llama.cpp、Ollama 和 LM Studio。</translation>
    </message>
    <message>
        <source>GGUF adapter</source>
        <translation>GGUF 适配器</translation>
    </message>
    <message>
        <source>The adapter alone, for llama.cpp&apos;s --lora over the same base.</source>
        <translation>仅适配器，供 llama.cpp 的 --lora 在同一基础模型上使用。</translation>
    </message>
    <message>
        <source>nearly lossless</source>
        <translation>几乎无损</translation>
    </message>
    <message>
        <source>small, the usual choice</source>
        <translation>小，常用选择</translation>
    </message>
    <message>
        <source>a little larger, a little better</source>
        <translation>稍大，稍好</translation>
    </message>
    <message>
        <source>close to q8_0</source>
        <translation>接近 q8_0</translation>
    </message>
    <message>
        <source>older block type</source>
        <translation>较旧的块类型</translation>
    </message>
    <message>
        <source>older block type, fast on processors</source>
        <translation>较旧的块类型，在 CPU 上较快</translation>
    </message>
    <message>
        <source>the base&apos;s numbers in 16 bits</source>
        <translation>基础模型的数值，16 位</translation>
    </message>
    <message>
        <source>16 bits, for older programs</source>
        <translation>16 位，用于较旧的程序</translation>
    </message>
    <message>
        <source>everything, twice as large</source>
        <translation>完整，大一倍</translation>
    </message>
    <message>
        <source>as the base</source>
        <translation>与基础模型相同</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>16 bits, for older graphics cards</source>
        <translation>16 位，用于较旧的显卡</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 位</translation>
    </message>
</context>
<context>
    <name>lorica::FieldCell</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>one, two, …</source>
        <translation>甲,乙,…</translation>
    </message>
</context>
<context>
    <name>lorica::FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>In a regular expression, $1 is what the first group matched and ${name} a named one</source>
        <translation>在正则表达式中，$1 表示第一个分组匹配的内容，${name} 表示命名分组匹配的内容</translation>
    </message>
    <message>
        <source>Column to search</source>
        <translation>搜索的列</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Replace in selection</source>
        <translation>在所选行中替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>In every row shown; one step of the history</source>
        <translation>在所有显示的行中；历史中记为一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>任意列</translation>
    </message>
</context>
<context>
    <name>lorica::FindCommandDialog</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>输入命令名称</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>lorica::FindingModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>lorica::ForecastCard</name>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预估</translation>
    </message>
    <message>
        <source>Memory the run is expected to take, of what is free now; the paler end is the forecast&apos;s uncertainty.</source>
        <translation>预计训练任务占用的内存，相对于当前可用内存；末端较浅的部分是预估的不确定范围。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>可以开始。</translation>
    </message>
    <message>
        <source>Choose a model and a data set to see whether the run fits and how long it takes.</source>
        <translation>选择模型和数据集，即可查看训练任务能否在本机运行、需要多长时间。</translation>
    </message>
    <message>
        <source>Looking again …</source>
        <translation>正在重新查看…</translation>
    </message>
    <message>
        <source>Looking at model and data …</source>
        <translation>正在查看模型和数据…</translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation>本机可以运行</translation>
    </message>
    <message>
        <source>Does not fit this machine</source>
        <translation>本机无法运行</translation>
    </message>
    <message>
        <source>No forecast.</source>
        <translation>没有预估。</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 / 可用 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>lorica::HomePage</name>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>已停止，未保存</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有训练任务</translation>
    </message>
    <message>
        <source>Import a data set, choose a model, start training: each run is listed here with its curve.</source>
        <translation>导入数据集，选择模型，开始训练：每个训练任务及其曲线都会在此列出。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>损失曲线</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Return or a double click opens a run; an interrupted one can be resumed there.</source>
        <translation>按 Return 或双击可打开训练任务；已中断的可在其中恢复。</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个训练任务</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 个训练任务</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>Set up a run on a small data set that comes with Lorica; any model will do</source>
        <translation>用 Lorica 自带的小数据集设置一次训练；任何模型都可以</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 was interrupted at step %2 of %3.</source>
        <translation>%1 在第 %2 步（共 %3 步）中断。</translation>
    </message>
    <message>
        <source>%1 was interrupted before its first step.</source>
        <translation>%1 在第一步之前中断。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>lorica::ImportSheet</name>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>What the model will learn</source>
        <translation>模型将学习的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Instruction and response</source>
        <translation>指令和回复</translation>
    </message>
    <message>
        <source>Prompt and completion</source>
        <translation>提示词和补全</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>ShareGPT</source>
        <translation>ShareGPT</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>原始文本</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>For instance: Describe the restaurant: {mr}</source>
        <translation>例如：描述这家餐厅：{mr}</translation>
    </message>
    <message>
        <source>Left to the model&apos;s template</source>
        <translation>由模型的模板决定</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>列：%1</translation>
    </message>
    <message>
        <source>Choose the columns: %1.</source>
        <translation>请选择列：%1。</translation>
    </message>
    <message>
        <source>%1 rows. Which column is which?</source>
        <translation>%1 行。各列分别是什么？</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>此文件不可用。</translation>
    </message>
    <message>
        <source>%1 rows, shape %2</source>
        <translation>%1 行，格式 %2</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>文件第 %1 行：%2。</translation>
    </message>
    <message>
        <source>Line %1, %2: %3.</source>
        <translation>文件第 %1 行，%2：%3。</translation>
    </message>
    <message>
        <source>1 row cannot be used.</source>
        <translation>1 行不可用。</translation>
    </message>
    <message>
        <source>%1 rows cannot be used.</source>
        <translation>%1 行不可用。</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>提示词模板</translation>
    </message>
</context>
<context>
    <name>lorica::JobList</name>
    <message>
        <source>Loading the model</source>
        <translation>加载模型</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>读取数据</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>基准测试</translation>
    </message>
    <message>
        <source>Proving an export</source>
        <translation>验证导出结果</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>融合</translation>
    </message>
    <message>
        <source>Making a routing</source>
        <translation>建立路由</translation>
    </message>
    <message>
        <source>Choosing adapters</source>
        <translation>选择适配器</translation>
    </message>
</context>
<context>
    <name>lorica::JobsStrip</name>
    <message>
        <source>What waits in line</source>
        <translation>排队的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 in line</source>
        <translation>排队 %1 个</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>   step %1/%2</source>
        <translation>   第 %1/%2 步</translation>
    </message>
    <message>
        <source>   %1 left</source>
        <translation>   剩余 %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>优先运行</translation>
    </message>
    <message>
        <source>Run next: %1</source>
        <translation>优先运行：%1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Take out of the line: %1</source>
        <translation>移出队列：%1</translation>
    </message>
</context>
<context>
    <name>lorica::JudgePresenter</name>
    <message>
        <source>Cut at the longest answer</source>
        <translation>达到最长回答而截断</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>lorica::JudgeView</name>
    <message>
        <source>facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>One model</source>
        <translation>一个模型</translation>
    </message>
    <message>
        <source>The other model</source>
        <translation>另一个模型</translation>
    </message>
    <message>
        <source>Where the prompts come from</source>
        <translation>提示词来源</translation>
    </message>
    <message>
        <source>against</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>on</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Take the prompts from a file</source>
        <translation>从文件读取提示词</translation>
    </message>
    <message>
        <source>Names stay hidden after the vote</source>
        <translation>投票后仍隐藏名称</translation>
    </message>
    <message>
        <source>They are shown by the results only</source>
        <translation>仅在结果中显示名称</translation>
    </message>
    <message>
        <source>Show some pairs twice</source>
        <translation>部分回答对出现两次</translation>
    </message>
    <message>
        <source>After every ten votes a pair comes again, sides drawn anew: the results tell how often the verdict was the same</source>
        <translation>每投十票后会再次出现一对，左右重新抽取：结果会显示两次评判一致的比例</translation>
    </message>
    <message>
        <source>Category, for results of its own</source>
        <translation>类别，用于单独统计结果</translation>
    </message>
    <message>
        <source>Category of the prompt</source>
        <translation>提示词的类别</translation>
    </message>
    <message>
        <source>Prompt for both models</source>
        <translation>给两个模型的提示词</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>回答 %1</translation>
    </message>
    <message>
        <source>What decided: kept with the verdict</source>
        <translation>决定因素：随评判一起保存</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>决定因素：%1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note on the verdict</source>
        <translation>评判的备注</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A 更好</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B 更好</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>Both are bad</source>
        <translation>两个都差</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>按键 %1</translation>
    </message>
    <message>
        <source>Take the vote back</source>
        <translation>撤回投票</translation>
    </message>
    <message>
        <source>Prompts I type</source>
        <translation>自己输入提示词</translation>
    </message>
    <message>
        <source>Choose a file of prompts</source>
        <translation>选择提示词文件</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>%1 的行</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>同时提问</translation>
    </message>
    <message>
        <source>First prompt</source>
        <translation>第一个提示词</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Next prompt</source>
        <translation>下一个提示词</translation>
    </message>
    <message>
        <source>The prompt of the set stands here</source>
        <translation>此处显示数据集中的提示词</translation>
    </message>
    <message>
        <source>Write a prompt. Return asks both models, Shift+Return begins a new line.</source>
        <translation>输入提示词。按 Return 向两个模型提问，按 Shift+Return 换行。</translation>
    </message>
    <message>
        <source>There is one model only. Train an adapter or add another model to have two to compare.</source>
        <translation>目前只有一个模型。请训练适配器或添加另一个模型，以便比较两者。</translation>
    </message>
    <message>
        <source>Choose two different models.</source>
        <translation>请选择两个不同的模型。</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Both answer the same prompt; which of them stands left is drawn each time.</source>
        <translation>两者回答同一个提示词；谁在左侧每次随机决定。</translation>
    </message>
    <message>
        <source>Answering. The verdict waits for both.</source>
        <translation>正在回答。两者都答完后才能评判。</translation>
    </message>
    <message>
        <source>An answer is missing, so there is nothing to judge.</source>
        <translation>缺少一个回答，无法评判。</translation>
    </message>
    <message>
        <source>Your verdict: keys 1, 2, 3 and 4.</source>
        <translation>请评判：按键 1、2、3 或 4。</translation>
    </message>
    <message>
        <source>Keeping the vote</source>
        <translation>正在保存投票</translation>
    </message>
    <message>
        <source>The vote is kept.</source>
        <translation>投票已保存。</translation>
    </message>
    <message>
        <source>1 vote since the start</source>
        <translation>自启动以来 1 票</translation>
    </message>
    <message>
        <source>%1 votes since the start</source>
        <translation>自启动以来 %1 票</translation>
    </message>
    <message>
        <source>There is no prompt</source>
        <translation>没有提示词</translation>
    </message>
    <message>
        <source>No prompt of the set is left</source>
        <translation>数据集中没有剩余的提示词</translation>
    </message>
    <message>
        <source>%1 of %2 prompts left</source>
        <translation>剩余 %1 个提示词，共 %2 个</translation>
    </message>
</context>
<context>
    <name>lorica::KeepAwake</name>
    <message>
        <source>A run is training</source>
        <translation>训练任务正在进行</translation>
    </message>
</context>
<context>
    <name>lorica::KeptConversation</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
</context>
<context>
    <name>lorica::KnownAdapter</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1（基于 %2）</translation>
    </message>
    <message>
        <source>%1 (%2) on %3</source>
        <translation>%1（%2），基于 %3</translation>
    </message>
    <message>
        <source>There is an adapter of this name already.</source>
        <translation>已有同名的适配器。</translation>
    </message>
    <message>
        <source>A name has letters, no slash and no dot in front.</source>
        <translation>名称不能为空，不能含斜杠，也不能以点开头。</translation>
    </message>
</context>
<context>
    <name>lorica::LengthHistogram</name>
    <message>
        <source>Lengths of the rows in tokens</source>
        <translation>各行长度（token）</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>length %1 →</source>
        <translation>长度 %1 →</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>长度 %1</translation>
    </message>
</context>
<context>
    <name>lorica::LogDrawer</name>
    <message>
        <source> … (%1 characters)</source>
        <translation> …（%1 个字符）</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>最低级别</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The chosen lines, or all that are shown</source>
        <translation>选中的行，或所有显示的行</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>关闭日志</translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation>引擎已就绪</translation>
    </message>
    <message>
        <source>Checkpoint at step %1: %2</source>
        <translation>第 %1 步的检查点：%2</translation>
    </message>
    <message>
        <source>%1 lines; %2 older ones were let go</source>
        <translation>%1 行；已丢弃较早的 %2 行</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
</context>
<context>
    <name>lorica::MainWindow</name>
    <message>
        <source>The diagnostics are on the clipboard. They name folders of this machine: look before you send them.</source>
        <translation>诊断信息已复制到剪贴板。其中包含本机的文件夹名称：发送前请先查看。</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>用时 %1。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1失败：%2</translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation>%1结束：%2</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>训练任务正在进行</translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation>训练任务正在进行。</translation>
    </message>
    <message>
        <source>Quitting writes a checkpoint first; Home offers to resume the run from there. What waits in line is dropped.</source>
        <translation>退出前会先写入检查点；可在主页中从该处恢复训练任务。排队的内容会被丢弃。</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>保存并退出</translation>
    </message>
    <message>
        <source>Train on in the tray</source>
        <translation>在托盘中继续训练</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>%1 is neither a data set nor a model nor an adapter nor a run. Data sets are CSV, TSV, JSON, JSONL, Parquet or text files; models are GGUF files or folders with config.json; adapters are PEFT folders or zips of them; settings are called run.json.</source>
        <translation>%1 既不是数据集，也不是模型、适配器或运行。数据集为 CSV、TSV、JSON、JSONL、Parquet 或文本文件；模型为 GGUF 文件或含有 config.json 的文件夹；适配器为 PEFT 文件夹或其 zip 文件；设置文件名为 run.json。</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureBars</name>
    <message>
        <source>Measure to compare</source>
        <translation>要比较的指标</translation>
    </message>
    <message>
        <source>Bars of the measure; the table has the same figures</source>
        <translation>该指标的条形图；表格中有相同的数值</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureTable</name>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>Measures by method</source>
        <translation>各方法的指标</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Runs tells why</source>
        <translation>原因见“训练任务”</translation>
    </message>
    <message>
        <source>The best of the methods</source>
        <translation>各方法中最佳</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 次失败</translation>
    </message>
</context>
<context>
    <name>lorica::MergeDialog</name>
    <message>
        <source>Merge and export</source>
        <translation>合并并导出</translation>
    </message>
    <message>
        <source>Adds the adapter to its base and writes a safetensors folder with config, tokenizer and chat template, as transformers loads it. The base and the adapter stay as they are.</source>
        <translation>将适配器加到基础模型上，写成 safetensors 文件夹，内含配置、分词器和对话模板，可由 transformers 加载。基础模型和适配器保持不变。</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>As the base</source>
        <translation>与基础模型相同</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>其他格式</translation>
    </message>
    <message>
        <source>GGUF files and adapters: on the Export page</source>
        <translation>GGUF 文件和适配器：见导出页面</translation>
    </message>
    <message>
        <source>Folder to put the model folder into</source>
        <translation>放置模型文件夹的位置</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>请指定文件夹。</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>请给出完整路径，从 / 开始。</translation>
    </message>
    <message>
        <source>This folder exists already. Choose a new name: nothing is overwritten.</source>
        <translation>此文件夹已存在。请换一个新名称：不会覆盖任何内容。</translation>
    </message>
</context>
<context>
    <name>lorica::MixRows</name>
    <message>
        <source>Mix with another data set</source>
        <translation>与另一个数据集混合</translation>
    </message>
    <message>
        <source>How often the rows of %1 are taken</source>
        <translation>%1 的行被取用的次数</translation>
    </message>
    <message>
        <source>0.5 takes half of its rows, 3 takes each three times</source>
        <translation>0.5 取用一半的行,3 表示每行取用三次</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>去掉 %1</translation>
    </message>
</context>
<context>
    <name>lorica::ModelsPage</name>
    <message>
        <source>Library</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Hub cache</source>
        <translation>Hub 缓存</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Add a GGUF file or a folder with config.json, or drop one here. Models of the library and of the Hugging Face cache are found by themselves.</source>
        <translation>添加 GGUF 文件或含有 config.json 的文件夹，或将其拖到此处。模型库和 Hugging Face 缓存中的模型会自动找到。</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>Set up a run over this model</source>
        <translation>基于此模型设置训练任务</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>打开对话</translation>
    </message>
    <message>
        <source>Talk to this model</source>
        <translation>与此模型对话</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the file manager where the model lies</source>
        <translation>在文件管理器中打开模型所在位置</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>The files stay</source>
        <translation>文件会保留</translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a GGUF file, or the config.json of a model folder</source>
        <translation>添加 GGUF 文件，或模型文件夹中的 config.json</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add a folder with config.json and safetensors files</source>
        <translation>添加含有 config.json 和 safetensors 文件的文件夹</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>存储类型</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>MEMORY OF THE WEIGHTS</source>
        <translation>权重占用的内存</translation>
    </message>
    <message>
        <source>Training needs more: the Train page forecasts how much.</source>
        <translation>训练需要更多内存：训练页面会给出预估。</translation>
    </message>
    <message>
        <source>CHAT TEMPLATE</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>The files hold none: prompts go to the model as they are.</source>
        <translation>文件中没有模板：提示词会原样送入模型。</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 个模型</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 个模型</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>It lies in the Hugging Face cache and is listed as long as it is there</source>
        <translation>它位于 Hugging Face 缓存中，只要还在那里就会列出</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>不到 0.1%</translation>
    </message>
    <message>
        <source>not told by the files</source>
        <translation>文件未说明</translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation>添加模型文件夹</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>模型 (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>架构</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>隐藏维度</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>%1, %2 for keys and values</source>
        <translation>%1，键和值 %2</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>存储类型</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Type a message and see what this model reads of it</source>
        <translation>输入一条消息，看看该模型读到什么</translation>
    </message>
</context>
<context>
    <name>lorica::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lorica::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Runs, models and this file are kept in %1</source>
        <translation>训练任务、模型和此文件保存在 %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>“%1”的按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset the key of %1</source>
        <translation>重置“%1”的按键</translation>
    </message>
    <message>
        <source>%1 would take %2 from every text field; add Ctrl or Alt.</source>
        <translation>“%1”会占用所有文本框中的 %2；请加上 Ctrl 或 Alt。</translation>
    </message>
    <message>
        <source>%1 belongs to both %2 and %3.</source>
        <translation>%1 同时属于“%2”和“%3”。</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSheet</name>
    <message>
        <source>%1 tokens, %2 of them control tokens</source>
        <translation>%1 个 token，其中 %2 个为控制 token</translation>
    </message>
    <message>
        <source>The model has no chat template: it reads the texts as they are.</source>
        <translation>该模型没有聊天模板：它按原样读取文本。</translation>
    </message>
    <message>
        <source>What the model reads: %1</source>
        <translation>模型读到的内容：%1</translation>
    </message>
    <message>
        <source>Tokens of the prompt</source>
        <translation>提示词的 token</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>The prompt as plain text, its control tokens spelled out</source>
        <translation>纯文本形式的提示词，控制 token 以文字写出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write a message to see what becomes of it</source>
        <translation>写一条消息，看看它会变成什么</translation>
    </message>
    <message>
        <source>Left to the template</source>
        <translation>由模板决定</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSource</name>
    <message>
        <source>Held-out rows of %1</source>
        <translation>%1 的留出行</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>%1 的行</translation>
    </message>
</context>
<context>
    <name>lorica::RoutingCard</name>
    <message>
        <source>%1 of the adapters&apos; own %2 prompts go to the right one.</source>
        <translation>适配器自身的 %2 个提示词中，有 %1 个路由正确。</translation>
    </message>
    <message>
        <source>Of held-out prompts %1 of %2 do.</source>
        <translation>%2 个留出提示词中，有 %1 个路由正确。</translation>
    </message>
    <message>
        <source>These adapters cannot be told apart by what they were trained on: give rules.</source>
        <translation>仅凭训练内容无法区分这些适配器：请给出规则。</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>保存在 %1。</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Rules, one a line; they come before likeness:
name=prefix:TEXT, name=regex:EXPRESSION or name=tag:TEXT</source>
        <translation>规则，每行一条，优先于相似度：
name=prefix:TEXT、name=regex:EXPRESSION 或 name=tag:TEXT</translation>
    </message>
    <message>
        <source>Rules of the routing</source>
        <translation>路由规则</translation>
    </message>
    <message>
        <source>Make a routing</source>
        <translation>建立路由</translation>
    </message>
    <message>
        <source>Keeps training prompts of each marked adapter to compare with, and tries itself on their held-out prompts</source>
        <translation>保留每个所选适配器的训练提示词用于比对，并用它们的留出提示词自行检验</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A prompt: who would answer it?</source>
        <translation>输入提示词：会由谁回答？</translation>
    </message>
    <message>
        <source>Prompt to try</source>
        <translation>要试的提示词</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Mark two adapters or more in the table (Ctrl and click): each prompt then goes to the one that was trained on its like.</source>
        <translation>在表格中选中两个或更多适配器（按住 Ctrl 单击）：每个提示词会交给在同类内容上训练过的那个。</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models; a routing needs one.</source>
        <translation>所选适配器属于不同的基础模型；一个路由只能有一个基础模型。</translation>
    </message>
    <message>
        <source>Waiting for its turn …</source>
        <translation>正在排队等候…</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>The base alone</source>
        <translation>仅基础模型</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>与其对话</translation>
    </message>
    <message>
        <source>Each question goes to the adapter that the routing chooses for it, and the answer tells which one that was</source>
        <translation>每个问题都交给路由为其选择的适配器，回答会说明是哪一个</translation>
    </message>
    <message>
        <source>A marked adapter&apos;s base is not known here.</source>
        <translation>有所选适配器的基础模型在此处未知。</translation>
    </message>
</context>
<context>
    <name>lorica::RowEditor</name>
    <message>
        <source>Parted by commas</source>
        <translation>以半角逗号分隔</translation>
    </message>
    <message>
        <source>Tags of the row</source>
        <translation>行的标签</translation>
    </message>
    <message>
        <source>Note on the row</source>
        <translation>行的备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The row as it is written</source>
        <translation>行的原文</translation>
    </message>
    <message>
        <source>More than %1 parts: the rest is only in the table.</source>
        <translation>超过 %1 个部分：其余仅在表格中显示。</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation>选择一行以查看其全部内容。</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3; too long to edit here</source>
        <translation>%1：前 %2，共 %3；过长，无法在此编辑</translation>
    </message>
    <message>
        <source>Turn %1, %2</source>
        <translation>第 %1 回合，%2</translation>
    </message>
</context>
<context>
    <name>lorica::RowPanel</name>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>Nothing to show before the columns are chosen.</source>
        <translation>选择列之前没有可显示的内容。</translation>
    </message>
    <message>
        <source>Choose a base model to see the tokens.</source>
        <translation>选择基础模型以查看 token。</translation>
    </message>
    <message>
        <source>%1 trained  %2 ignored  %3 cut</source>
        <translation>训练 %1  忽略 %2  截断 %3</translation>
    </message>
</context>
<context>
    <name>lorica::RunChoices</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>其他设置</translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>As in %1</source>
        <translation>与 %1 相同</translation>
    </message>
</context>
<context>
    <name>lorica::RunView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Trainable parameters, all parameters, and the share of the trainable ones</source>
        <translation>可训练参数、全部参数，以及可训练参数的占比</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>已完成的步数</translation>
    </message>
    <message>
        <source>Epoch done</source>
        <translation>已完成的轮数</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>正在合并</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel merging</source>
        <translation>取消合并</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Waiting for the first step</source>
        <translation>等待第一步</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒 token 数</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>token/秒</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Token/秒</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the strong lines: the weight of what came before</source>
        <translation>粗线的平滑程度：先前值的权重</translation>
    </message>
    <message>
        <source>Merging into %1</source>
        <translation>正在合并到 %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4</source>
        <translation>%1 · %2 · %3，设备 %4</translation>
    </message>
    <message>
        <source>%1 / %2  %3</source>
        <translation>%1 / %2  %3</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>正在排队等候</translation>
    </message>
    <message>
        <source>Step %1 / %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>第 %1 / %2 轮</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>The run ended before its first step</source>
        <translation>训练任务在第一步之前就结束了</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>正在暂停</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>What the charts are drawn over</source>
        <translation>图表的横轴</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>rate %1, %2 steps</source>
        <translation>学习率 %1，%2 步</translation>
    </message>
    <message>
        <source>Note at step %1</source>
        <translation>第 %1 步的备注</translation>
    </message>
    <message>
        <source>What is to be remembered here. An empty text takes the note away.</source>
        <translation>此处需要记住的内容。留空则删除该备注。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>What is shown below the charts</source>
        <translation>图表下方显示的内容</translation>
    </message>
    <message>
        <source>Load, %</source>
        <translation>负载 %</translation>
    </message>
    <message>
        <source>processor, 100 for each core</source>
        <translation>处理器，每个核心为 100</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Show the next chart here</source>
        <translation>在此显示下一张图表</translation>
    </message>
</context>
<context>
    <name>lorica::SampleTable</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>The row&apos;s own answer</source>
        <translation>行中自带的回答</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>样例回答</translation>
    </message>
    <message>
        <source>The chosen sample, whole</source>
        <translation>所选样例的全文</translation>
    </message>
</context>
<context>
    <name>lorica::SamplingPanel</name>
    <message>
        <source>Left to the template</source>
        <translation>由模板决定</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>What the model is told before the conversation</source>
        <translation>对话之前告诉模型的内容</translation>
    </message>
    <message>
        <source>It has an effect with more than one beam only.</source>
        <translation>仅在多于一个束时有效。</translation>
    </message>
    <message>
        <source>It has no effect with several beams: nothing is drawn at random.</source>
        <translation>使用多个束时无效：不进行随机抽取。</translation>
    </message>
    <message>
        <source>It has no effect without sampling: the likeliest token is taken.</source>
        <translation>不采样时无效：取最可能的 token。</translation>
    </message>
    <message>
        <source>It has no effect at temperature 0: the likeliest token is taken.</source>
        <translation>温度为 0 时无效：取最可能的 token。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Every setting as it was at first; the system prompt stays</source>
        <translation>所有设置恢复初始值；系统提示词保留</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>更少设置</translation>
    </message>
</context>
<context>
    <name>lorica::SetupView</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>进阶</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation>显示哪些设置</translation>
    </message>
    <message>
        <source>Run name</source>
        <translation>训练任务名称</translation>
    </message>
    <message>
        <source>No model yet: choose a GGUF file or a model folder</source>
        <translation>还没有模型：请选择 GGUF 文件或模型文件夹</translation>
    </message>
    <message>
        <source>%1 parameters · %2 · stored as %3 · </source>
        <translation>%1 参数 · %2 · 存储为 %3 · </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 行不可用</translation>
    </message>
    <message>
        <source>prompt “%1”</source>
        <translation>提示词“%1”</translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation>训练任务需要名称。</translation>
    </message>
    <message>
        <source>A name has no slash and no dot in front.</source>
        <translation>名称不能含斜杠，也不能以点开头。</translation>
    </message>
    <message>
        <source>There is a run of this name already.</source>
        <translation>已有同名的训练任务。</translation>
    </message>
    <message>
        <source>A run of this name waits in line.</source>
        <translation>已有同名的训练任务在排队。</translation>
    </message>
    <message>
        <source>one setting has a value it cannot take</source>
        <translation>有一项设置的值不被接受</translation>
    </message>
    <message>
        <source>See the field in red.</source>
        <translation>见标红的字段。</translation>
    </message>
    <message>
        <source>another run is training</source>
        <translation>另一个训练任务正在进行</translation>
    </message>
    <message>
        <source>This one waits in line until that has ended.</source>
        <translation>此任务排队，等它结束后开始。</translation>
    </message>
    <message>
        <source>the run writes about %1 and %2 are free</source>
        <translation>训练任务约写入 %1，剩余 %2</translation>
    </message>
    <message>
        <source>Free some of the disk that holds %1.</source>
        <translation>请在 %1 所在的磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>%1 changed · Reset</source>
        <translation>已改 %1 项 · 重置</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>选择 GGUF 文件，或模型文件夹中的 config.json</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>模型 (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Learns small matrices beside the frozen weights. The usual choice.</source>
        <translation>在冻结的权重旁学习小矩阵。最常用的选择。</translation>
    </message>
    <message>
        <source>QLoRA</source>
        <translation>QLoRA</translation>
    </message>
    <message>
        <source>LoRA over a base in 4 bits: a quarter of the memory, a little slower.</source>
        <translation>在 4 位基础模型上的 LoRA：内存为四分之一，稍慢。</translation>
    </message>
    <message>
        <source>LoRA on 8 bits</source>
        <translation>8 位 LoRA</translation>
    </message>
    <message>
        <source>LoRA over a base in 8 bits: half the memory, closer to the original than 4 bits.</source>
        <translation>在 8 位基础模型上的 LoRA：内存减半，比 4 位更接近原模型。</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoRA that learns direction and size apart. Often better at a low rank.</source>
        <translation>分别学习方向和大小的 LoRA。秩较低时往往更好。</translation>
    </message>
    <message>
        <source>QDoRA</source>
        <translation>QDoRA</translation>
    </message>
    <message>
        <source>DoRA over a base in 4 bits.</source>
        <translation>在 4 位基础模型上的 DoRA。</translation>
    </message>
    <message>
        <source>(IA)³</source>
        <translation>(IA)³</translation>
    </message>
    <message>
        <source>Learns one factor for each output of some layers. Fewest parameters.</source>
        <translation>为部分层的每个输出学习一个系数。参数最少。</translation>
    </message>
    <message>
        <source>Prefix tuning</source>
        <translation>前缀微调</translation>
    </message>
    <message>
        <source>Learns keys and values before the text. Stays beside the base: it cannot be merged.</source>
        <translation>学习文本之前的键和值。始终独立于基础模型：无法合并。</translation>
    </message>
    <message>
        <source>Bottleneck adapters</source>
        <translation>瓶颈适配器</translation>
    </message>
    <message>
        <source>Small layers of their own between the layers. Stay beside the base: they cannot be merged.</source>
        <translation>在各层之间加入独立的小层。始终独立于基础模型：无法合并。</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>全量微调</translation>
    </message>
    <message>
        <source>Every weight learns. Needs the most memory.</source>
        <translation>所有权重都参与学习。内存需求最大。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2.</source>
        <translation>已从 %2 采用 %1 项设置。</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2; %3 were not.</source>
        <translation>已从 %2 采用 %1 项设置；%3 项未采用。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Not taken over:</source>
        <translation>未采用：</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>保存为预设…</translation>
    </message>
    <message>
        <source>Remove a preset</source>
        <translation>删除预设</translation>
    </message>
    <message>
        <source>Open settings of a file…</source>
        <translation>打开文件中的设置…</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>保存为预设</translation>
    </message>
    <message>
        <source>Name. A preset of this name is replaced.</source>
        <translation>名称。同名预设会被替换。</translation>
    </message>
    <message>
        <source>The preset “%1” is saved. On the command line: --preset.</source>
        <translation>预设“%1”已保存。命令行:--preset。</translation>
    </message>
    <message>
        <source>A run.json, an adapter_config.json of PEFT, or a YAML of LLaMA-Factory or Axolotl</source>
        <translation>run.json、PEFT 的 adapter_config.json，或 LLaMA-Factory 或 Axolotl 的 YAML</translation>
    </message>
    <message>
        <source>Settings (*.json *.yaml *.yml)</source>
        <translation>设置 (*.json *.yaml *.yml)</translation>
    </message>
    <message>
        <source>No data set yet: import a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>尚无数据集：请导入 CSV、TSV、JSON、JSONL、Parquet 或文本文件</translation>
    </message>
</context>
<context>
    <name>lorica::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lorica::SideBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>lorica::StatusStrip</name>
    <message>
        <source>CPU –</source>
        <translation>CPU –</translation>
    </message>
    <message>
        <source>This program&apos;s share of all cores</source>
        <translation>本程序占全部核心的比例</translation>
    </message>
    <message>
        <source>RAM –</source>
        <translation>内存 –</translation>
    </message>
    <message>
        <source>This program&apos;s memory, and the machine&apos;s memory in use, of all there is</source>
        <translation>本程序占用的内存，以及本机已用内存和总内存</translation>
    </message>
    <message>
        <source>GPU –</source>
        <translation>GPU –</translation>
    </message>
    <message>
        <source>Memory of the GPU in use; – without a GPU</source>
        <translation>已用的 GPU 显存；– 表示没有 GPU</translation>
    </message>
    <message>
        <source>Disk –</source>
        <translation>磁盘 –</translation>
    </message>
    <message>
        <source>Free space where runs are kept</source>
        <translation>训练任务所在磁盘的剩余空间</translation>
    </message>
    <message>
        <source>Engine loading</source>
        <translation>引擎加载中</translation>
    </message>
    <message>
        <source>The part that computes; it loads after the window is shown</source>
        <translation>负责计算的部分；在窗口显示后加载</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>引擎就绪</translation>
    </message>
    <message>
        <source>Engine ready · %1</source>
        <translation>引擎就绪 · %1</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>无引擎</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>RAM %1 · %2/%3</source>
        <translation>内存 %1 · %2/%3</translation>
    </message>
    <message>
        <source>GPU %1/%2</source>
        <translation>GPU %1/%2</translation>
    </message>
    <message>
        <source>Disk %1 free</source>
        <translation>磁盘剩余 %1</translation>
    </message>
</context>
<context>
    <name>lorica::SweepChart</name>
    <message>
        <source>%1: held out %2</source>
        <translation>%1：留出集损失 %2</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>留出集</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Parallel axes</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>Picture of the sweep</source>
        <translation>参数扫描的图形</translation>
    </message>
    <message>
        <source>Heat map of the held-out losses; the table has the same figures</source>
        <translation>留出集损失的热力图；表格中有相同的数值</translation>
    </message>
    <message>
        <source>The runs over parallel axes; the table has the same figures</source>
        <translation>以平行坐标显示的训练任务；表格中有相同的数值</translation>
    </message>
    <message>
        <source>The stronger the colour, the lower the held-out loss</source>
        <translation>颜色越浓，留出集损失越低</translation>
    </message>
    <message>
        <source>A line for each run; green is the recommended one</source>
        <translation>每个训练任务一条线；绿色为推荐的任务</translation>
    </message>
</context>
<context>
    <name>lorica::SweepSheet</name>
    <message>
        <source>New sweep</source>
        <translation>新建参数扫描</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>And also</source>
        <translation>同时扫描</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Every run to its end</source>
        <translation>所有训练任务都跑完</translation>
    </message>
    <message>
        <source>Halving: the better third goes on</source>
        <translation>逐轮淘汰：较好的三分之一继续</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Runs of each combination; from three on, differences inside their noise are recognised</source>
        <translation>每种组合的训练任务数；从三个起可识别噪声范围内的差异</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>按训练轮数</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>每个训练任务的步数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>参数扫描名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>开始参数扫描</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Second setting to vary</source>
        <translation>要扫描的第二项设置</translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation>要扫描的设置</translation>
    </message>
    <message>
        <source>Its values, second setting</source>
        <translation>第二项设置的值</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>设置的值</translation>
    </message>
    <message>
        <source>values, separated by commas</source>
        <translation>值，以半角逗号分隔</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>不扫描其他项</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个训练任务</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 个训练任务，依次进行</translation>
    </message>
    <message>
        <source>Trains one run for every value, over one loaded base, and recommends the smallest setting that learns as well as the best. Losses are compared on held-out rows.</source>
        <translation>在一个已加载的基础模型上为每个取值训练一次，并推荐学得与最佳者一样好的最小设置。损失在留出的数据行上比较。</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>同时进行的训练任务数</translation>
    </message>
    <message>
        <source>So many runs train side by side over the base; quicker with short rows and small batches, and takes more memory. Each learns what it would learn alone</source>
        <translation>在同一基础模型上并排进行的训练任务数；数据行短、批次小时更快，占用更多内存。每个任务学到的与单独训练时相同</translation>
    </message>
    <message>
        <source>%1 runs, up to %2 at once</source>
        <translation>%1 个训练任务，最多 %2 个同时进行</translation>
    </message>
</context>
<context>
    <name>lorica::TextView</name>
    <message>
        <source>… and %1 more characters</source>
        <translation>… 还有 %1 个字符</translation>
    </message>
</context>
<context>
    <name>lorica::TokenLegend</name>
    <message>
        <source>Trained</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>End of turn</source>
        <translation>回合结束</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Control token</source>
        <translation>控制 token</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>颜色：%1</translation>
    </message>
</context>
<context>
    <name>lorica::TokenText</name>
    <message>
        <source>Tokens of the selected row</source>
        <translation>所选行的 token</translation>
    </message>
    <message>
        <source>token %1, id %2, %3</source>
        <translation>token %1，ID %2，%3</translation>
    </message>
    <message>
        <source>… and %1 more tokens</source>
        <translation>… 还有 %1 个 token</translation>
    </message>
    <message>
        <source>No token is below 50 %.</source>
        <translation>没有低于 50% 的 token。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>Tokens below 50 %, each with the likeliest others: %1</source>
        <translation>低于 50% 的 token，各附最可能的其他 token：%1</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <translation>回答的 token</translation>
    </message>
</context>
<context>
    <name>lorica::TourBar</name>
    <message>
        <source>Begin with your data</source>
        <translation>从您的数据开始</translation>
    </message>
    <message>
        <source>Import a file, or drop one anywhere. The token view shows what the model will read and which tokens it learns from; the problems list leads to each cell that needs mending.</source>
        <translation>导入文件，或将文件拖放到任意位置。token 视图显示模型将读取的内容以及它从哪些 token 学习；问题列表可跳转到每个需要修正的单元格。</translation>
    </message>
    <message>
        <source>Choose a base model</source>
        <translation>选择基础模型</translation>
    </message>
    <message>
        <source>A GGUF file or a folder of safetensors. Each model&apos;s card tells its size in memory, its chat template, and, where it cannot be used, why.</source>
        <translation>GGUF 文件或 safetensors 文件夹。每个模型的卡片会说明其内存占用、聊天模板，以及无法使用时的原因。</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>设置一次运行</translation>
    </message>
    <message>
        <source>Take a preset or set each value yourself. The forecast tells memory and time before Start, and what to change where it does not fit. A run can be paused, changed and resumed.</source>
        <translation>选用预设，或自行设置每个值。开始之前即可预测内存与时间；若放不下，会告诉您该改什么。运行可以暂停、更改和恢复。</translation>
    </message>
    <message>
        <source>Find the best setting</source>
        <translation>找到最佳设置</translation>
    </message>
    <message>
        <source>Sweep the rank or any other setting; the table says which value is worth its cost. Benchmark, the next page, compares whole methods on your own data.</source>
        <translation>扫描秩或任何其他设置；表格会说明哪个值物有所值。下一页“基准测试”在您自己的数据上比较整套方法。</translation>
    </message>
    <message>
        <source>Hear what it has learned</source>
        <translation>看看它学到了什么</translation>
    </message>
    <message>
        <source>Talk to the base, to any adapter, even to a run that still trains. Judge answers blind: your votes become win rates and preference pairs.</source>
        <translation>与基础模型、任何适配器，甚至仍在训练的运行对话。盲评回答：您的投票会变成胜率和偏好对。</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>带走成果</translation>
    </message>
    <message>
        <source>Merge and write safetensors or GGUF, or the adapter alone. What was written is read again and compared with what was trained. Ctrl+K finds every command of the studio.</source>
        <translation>合并并写出 safetensors 或 GGUF，或仅写出适配器。写出的内容会被重新读取，并与训练所得进行比较。Ctrl+K 可找到工作室的每个命令。</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2/%3）</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>lorica::TrainPage</name>
    <message>
        <source>The merged model is in %1 (%2).</source>
        <translation>合并后的模型位于 %1（%2）。</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>与其对话</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Model, data, method, settings – then start.</source>
        <translation>模型、数据、方法、设置，然后开始。</translation>
    </message>
    <message>
        <source>This run waits in line.</source>
        <translation>此训练任务正在排队。</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Add to the line</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>停止训练任务</translation>
    </message>
    <message>
        <source>Stop this run?</source>
        <translation>停止此训练任务？</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>打开训练任务的文件夹</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Stop and save writes a checkpoint at the next step: the run can be resumed from there and its adapter used. Stop leaves what was saved before. Both give the memory back; Pause keeps it.</source>
        <translation>“停止并保存”会在下一步写入检查点：训练任务可从该处恢复，适配器也可使用。“停止”只保留之前已保存的内容。两者都会释放内存；暂停则保留内存。</translation>
    </message>
</context>
<context>
    <name>lorica::Transcript</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>回答得好</translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation>回答得不好</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>编辑提问</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token by token: strong where the model was over 90 % sure, pale over 50 %, amber over 20 %, red below</source>
        <translation>逐个 token 显示：模型的把握超过 90% 为深色，超过 50% 为浅色，超过 20% 为琥珀色，更低为红色</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
</context>
<context>
    <name>lorica::VotesView</name>
    <message>
        <source>The sample cannot decide: no vote prefers %1 or %2 yet.</source>
        <translation>样本无法判定：还没有投票偏好 %1 或 %2。</translation>
    </message>
    <message>
        <source>preferred in %1 of %2 votes that prefer one (%3, 95 % interval %4)</source>
        <translation>在 %2 张有偏好的票中得到 %1 票（%3，95% 区间 %4）</translation>
    </message>
    <message>
        <source>%1 is better than %2: %3. The sample decides.</source>
        <translation>%1 优于 %2：%3。样本足以判定。</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: each is %3. At equal shares no number of votes decides.</source>
        <translation>样本无法判定 %1 与 %2 孰优：双方均%3。占比相同时，再多投票也无法判定。</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: %1 is %3. About %4 more votes would decide, if the shares stay as they are.</source>
        <translation>样本无法判定 %1 与 %2 孰优：%1 %3。若占比保持不变，大约再有 %4 票即可判定。</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <translation>还没有投票</translation>
    </message>
    <message>
        <source>Judge two models blind, and the win rates stand here with their intervals, and whether they decide.</source>
        <translation>盲评两个模型后，此处会显示胜率及其区间，以及能否判定优劣。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>对手</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>票数</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>两个都差</translation>
    </message>
    <message>
        <source>Preferred, %</source>
        <translation>胜率 %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>尚需票数</translation>
    </message>
    <message>
        <source>Win rates by pair and category</source>
        <translation>按模型对和类别统计的胜率</translation>
    </message>
    <message>
        <source>Win rates of the chosen pair, the better one at the right; the table has the same figures</source>
        <translation>所选模型对的胜率，较好者在右；表格中有相同的数值</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>实力</translation>
    </message>
    <message>
        <source>Strengths by Bradley and Terry</source>
        <translation>Bradley-Terry 实力值</translation>
    </message>
    <message>
        <source>Bradley and Terry&apos;s strengths on Elo&apos;s scale: 100 points are odds of 1.8 to 1. The interval is a bootstrap over the votes.</source>
        <translation>以 Elo 分制表示的 Bradley-Terry 实力值：相差 100 分即胜负比为 1.8 比 1。区间由对投票的自助法得出。</translation>
    </message>
    <message>
        <source>Rated in the chat</source>
        <translation>在对话中评分</translation>
    </message>
    <message>
        <source>Good, %</source>
        <translation>好评 %</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>评分数</translation>
    </message>
    <message>
        <source>Ratings of single answers</source>
        <translation>单个回答的评分</translation>
    </message>
    <message>
        <source>Save votes as CSV</source>
        <translation>将投票另存为 CSV</translation>
    </message>
    <message>
        <source>One row a vote, with both answers</source>
        <translation>每票一行，含两个回答</translation>
    </message>
    <message>
        <source>Save votes as JSONL</source>
        <translation>将投票另存为 JSONL</translation>
    </message>
    <message>
        <source>All that each vote and rating holds</source>
        <translation>每次投票和评分的全部内容</translation>
    </message>
    <message>
        <source>Save preference pairs</source>
        <translation>保存偏好对</translation>
    </message>
    <message>
        <source>prompt, chosen and rejected a line, for DPO</source>
        <translation>每行包含 prompt、chosen 和 rejected，用于 DPO</translation>
    </message>
    <message>
        <source>1 vote counts</source>
        <translation>计入 1 票</translation>
    </message>
    <message>
        <source>%1 votes count</source>
        <translation>计入 %1 票</translation>
    </message>
    <message>
        <source>of %1 pairs judged again, %2 had the same verdict (%3)</source>
        <translation>重复评判的 %1 对中，%2 对结论相同（%3）</translation>
    </message>
    <message>
        <source>the left answer was preferred in %1 of %2</source>
        <translation>左侧回答在 %2 票中得到 %1 票</translation>
    </message>
    <message>
        <source>: its side seems to matter</source>
        <translation>：左右位置似乎有影响</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已判定</translation>
    </message>
    <message>
        <source>no preference yet</source>
        <translation>尚无偏好</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The votes are in %1.</source>
        <translation>投票已写入 %1。</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>托盘</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Quant</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>What trains. lora learns small matrices beside the frozen ones, dora their magnitudes too, ia3 one factor an output, prefix keys and values before the text, bottleneck small layers between the layers; qlora, qdora and lora8bit are the same on a base in 4 and 8 bits; full trains every weight.</source>
        <translation>训练的是什么。lora 在冻结的矩阵旁学习小矩阵，dora 还学习其幅度，ia3 为每个输出学习一个系数，prefix 学习文本之前的键和值，bottleneck 学习层与层之间的小层；qlora、qdora 和 lora8bit 与之相同，只是基础模型为 4 位或 8 位；full 训练全部权重。</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>A library name, a GGUF file or a folder with config.json and safetensors.</source>
        <translation>模型库中的名称、GGUF 文件，或含有 config.json 和 safetensors 的文件夹。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Type of the frozen weights and of the arithmetic. auto measures at start-up which is faster on this machine; choose float32 to compare with another implementation.</source>
        <translation>冻结权重和运算所用的类型。auto 在启动时测出本机上哪种更快；与其他实现对比时请选择 float32。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>auto, cpu or cuda:N. auto takes the first GPU, else the CPU.</source>
        <translation>auto、cpu 或 cuda:N。auto 使用第一块 GPU，没有则使用 CPU。</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>Threads of one operation on the CPU. 0 takes every physical core.</source>
        <translation>单个运算在 CPU 上的线程数。0 使用所有物理核心。</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Keeps the base&apos;s linear layers in 4 bits (nf4, fp4) or 8 bits (int8) instead of 16 or 32, made while loading. Norms, embeddings and the head stay as they are. Choose nf4 when the model does not fit; nf4 loses less than fp4.</source>
        <translation>将基础模型的线性层以 4 位（nf4、fp4）或 8 位（int8）保存，而不是 16 或 32 位，在加载时完成。归一化层、嵌入层和输出头保持不变。模型放不下时请选择 nf4；nf4 的损失比 fp4 小。</translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation>双重量化</translation>
    </message>
    <message>
        <source>Of nf4 and fp4: keeps the scales of the blocks in 8 bits too, which saves 0.37 bits a weight for hardly any loss.</source>
        <translation>适用于 nf4 和 fp4：各块的缩放系数也以 8 位保存，每个权重节省 0.37 位，几乎没有损失。</translation>
    </message>
    <message>
        <source>Compute type</source>
        <translation>计算类型</translation>
    </message>
    <message>
        <source>Type of the products with quantized weights. auto is the type of the activations, model.dtype; where that is auto too, this decides both.</source>
        <translation>与量化权重相乘时的类型。auto 与激活值的类型 model.dtype 相同；若它也是 auto，则由此项同时决定两者。</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>How a row tells its conversation. auto recognises it from the columns.</source>
        <translation>一行如何表示一段对话。auto 根据列自动识别。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>role=column pairs, for instance instruction=mr,output=ref. Roles: instruction, input, output, system, prompt, completion, messages, text.</source>
        <translation>“角色=列”对，例如 instruction=mr,output=ref。角色：instruction、input、output、system、prompt、completion、messages、text。</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>提示词模板</translation>
    </message>
    <message>
        <source>Shapes the user turn; {column} stands for that column&apos;s text. Empty takes the instruction (and the input below it) as it is.</source>
        <translation>决定用户回合的形式；{column} 代表该列的文本。留空则原样使用指令（及其下方的输入）。</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Put before every conversation that has none of its own. Empty leaves it to the model&apos;s chat template.</source>
        <translation>加在每段没有自带系统提示词的对话之前。留空则由模型的对话模板决定。</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>序列长度</translation>
    </message>
    <message>
        <source>Longest row, and with packing tokens the length of a packed sequence. Longer costs memory and time.</source>
        <translation>最长的行；packing 为 tokens 时，也是打包序列的长度。越长，占用的内存和时间越多。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>Share of the rows kept for evaluation, drawn with the seed. 0 trains on all rows.</source>
        <translation>留作评估的行的比例，按种子抽取。0 表示用所有行训练。</translation>
    </message>
    <message>
        <source>Evaluation set</source>
        <translation>评估集</translation>
    </message>
    <message>
        <source>A file or library name to evaluate on, instead of held-out rows.</source>
        <translation>用于评估的文件或数据集库中的名称，代替留出行。</translation>
    </message>
    <message>
        <source>Train on prompt</source>
        <translation>提示词参与训练</translation>
    </message>
    <message>
        <source>Learn the prompts too. Off, only the responses are learned.</source>
        <translation>也学习提示词。关闭时只学习回复。</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>rows: the rows of a batch lie side by side without padding; tokens: best fit into the sequence length; off: padded. Rows never see each other in any of them.</source>
        <translation>rows：批次中的行首尾相接，不填充；tokens：按序列长度最佳装箱；off：填充。无论哪种，行与行之间互不可见。</translation>
    </message>
    <message>
        <source>Share beginnings</source>
        <translation>共享开头</translation>
    </message>
    <message>
        <source>Computes what all rows of a batch begin with, such as the system prompt, once instead of once a row. The gradients are the same; with dropout, these tokens have one mask for the batch.</source>
        <translation>批次中所有行的共同开头（例如系统提示词）只计算一次，而不是每行各算一次。梯度相同；使用 dropout 时，这些 token 在整个批次中共用一个掩码。</translation>
    </message>
    <message>
        <source>Rows over the length</source>
        <translation>超长的行</translation>
    </message>
    <message>
        <source>error refuses the run and lists them; skip leaves them out and says how many; cut drops their ends and says how many.</source>
        <translation>error 拒绝训练任务并列出这些行；skip 跳过这些行并告知数量；cut 截去末尾并告知数量。</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA 秩</translation>
    </message>
    <message>
        <source>Width of the update: each adapted matrix learns r directions. 8 to 32 suits most tasks; raise it when a large data set is learned too slowly.</source>
        <translation>更新的宽度：每个被适配的矩阵学习 r 个方向。8 到 32 适合大多数任务；大数据集学得太慢时请调高。</translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation>LoRA alpha</translation>
    </message>
    <message>
        <source>The update is scaled by alpha / r. Usually twice the rank.</source>
        <translation>更新按 alpha / r 缩放。通常为秩的两倍。</translation>
    </message>
    <message>
        <source>LoRA dropout</source>
        <translation>LoRA dropout</translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s inputs zeroed in training. Raise it on small data sets; 0 to compare with another implementation.</source>
        <translation>训练时适配器输入被置零的比例。数据集较小时请调高；与其他实现对比时设为 0。</translation>
    </message>
    <message>
        <source>Target modules</source>
        <translation>目标模块</translation>
    </message>
    <message>
        <source>Layers that get an adapter: names such as q_proj,v_proj, a regular expression for the whole path, or all-linear (with ia3: k_proj,v_proj,down_proj). All linear layers learn more than attention alone.</source>
        <translation>带有适配器的层：如 q_proj,v_proj 这样的名称、匹配整个路径的正则表达式，或 all-linear（ia3 时为 k_proj,v_proj,down_proj）。适配所有线性层比只适配注意力学到的更多。</translation>
    </message>
    <message>
        <source>Exclude modules</source>
        <translation>排除模块</translation>
    </message>
    <message>
        <source>Layers that get none although target_modules names them; written the same way.</source>
        <translation>虽在 target_modules 之内但不加适配器的层；写法相同。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Numbers of the decoder layers that get an adapter, from 0; empty: all.</source>
        <translation>带有适配器的解码器层的编号，从 0 开始；留空：全部。</translation>
    </message>
    <message>
        <source>Rank pattern</source>
        <translation>秩模式</translation>
    </message>
    <message>
        <source>Other ranks for some layers: down_proj=8,layers.0.self_attn.q_proj=32. The scale alpha / r follows.</source>
        <translation>为某些层设置不同的秩：down_proj=8,layers.0.self_attn.q_proj=32。缩放 alpha / r 随之改变。</translation>
    </message>
    <message>
        <source>Alpha pattern</source>
        <translation>Alpha 模式</translation>
    </message>
    <message>
        <source>Other alphas for some layers: down_proj=16.</source>
        <translation>为某些层设置不同的 alpha：down_proj=16。</translation>
    </message>
    <message>
        <source>Feed-forward modules</source>
        <translation>前馈模块</translation>
    </message>
    <message>
        <source>Of the target modules, those whose input is scaled instead of their output.</source>
        <translation>目标模块中缩放输入而不是输出的那些模块。</translation>
    </message>
    <message>
        <source>Modules to save</source>
        <translation>完整保存的模块</translation>
    </message>
    <message>
        <source>lm_head or embed_tokens: train these whole, for instance for a new vocabulary. A tied head is untied by it.</source>
        <translation>lm_head 或 embed_tokens：完整训练这些模块，例如用于新词表。共享权重的输出头会因此解除共享。</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Which biases train along: none, all, or those of adapted layers (lora_only). Many models have none.</source>
        <translation>一同训练的偏置：无（none）、全部（all），或仅被适配的层（lora_only）。许多模型没有偏置。</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>秩稳定</translation>
    </message>
    <message>
        <source>Scale by alpha / sqrt(r) (rsLoRA): keeps the update&apos;s size when the rank is large.</source>
        <translation>按 alpha / sqrt(r) 缩放（rsLoRA）：秩较大时保持更新的幅度。</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>Learn each output&apos;s magnitude apart from its direction: often better at small ranks, a little slower.</source>
        <translation>将每个输出的幅度与方向分开学习：秩较小时往往更好，稍慢。</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>default: A random, B zero. pissa and olora begin with the main directions of the base&apos;s own matrices, which costs a second copy of them.</source>
        <translation>default：A 随机，B 为零。pissa 和 olora 从基础模型自身矩阵的主方向开始，因此需要再存一份这些矩阵。</translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation>LoRA+ 比率</translation>
    </message>
    <message>
        <source>Learning rate of B over that of A (LoRA+). 16 often learns faster; then lower the rate itself.</source>
        <translation>B 的学习率与 A 的学习率之比（LoRA+）。16 往往学得更快；此时请调低学习率本身。</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Where the small layers stand: houlsby behind attention and behind the MLP, pfeiffer behind the MLP, reading its sum with the stream, parallel beside the MLP.</source>
        <translation>小层所在的位置：houlsby 在注意力之后和 MLP 之后，pfeiffer 在 MLP 之后并读取其输出与残差流之和，parallel 与 MLP 并行。</translation>
    </message>
    <message>
        <source>Reduction factor</source>
        <translation>缩减倍数</translation>
    </message>
    <message>
        <source>The model&apos;s width over that of the bottleneck. Lower it when a large data set is learned too slowly.</source>
        <translation>模型宽度与瓶颈层宽度之比。大数据集学得太慢时请调低。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Between the two small layers. default: swish for houlsby, else relu.</source>
        <translation>两个小层之间的激活函数。default：houlsby 用 swish，其他用 relu。</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Times what a bottleneck adds. 0: 4 for parallel, else 1.</source>
        <translation>瓶颈层所加内容的倍数。0：parallel 为 4，其他为 1。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of what a bottleneck adds that is zeroed in training.</source>
        <translation>训练时瓶颈层所加内容被置零的比例。</translation>
    </message>
    <message>
        <source>bert: normal, deviation 0.02; houlsby: 0.01, cut at 0.02; mam_adapter: the second layer zero, so that training begins with the base itself. default: mam_adapter for parallel, else bert. Of a prefix, zero instead of random.</source>
        <translation>bert：正态分布，标准差 0.02；houlsby：标准差 0.01，在 0.02 处截断；mam_adapter：第二层为零，训练从基础模型本身开始。default：parallel 用 mam_adapter，其他用 bert。对于前缀，zero 以零代替随机值。</translation>
    </message>
    <message>
        <source>Virtual tokens</source>
        <translation>虚拟 token</translation>
    </message>
    <message>
        <source>How many learned keys and values stand before the text in every layer. They take as many of the positions that the model reads.</source>
        <translation>每层中文本之前有多少个学习得到的键和值。它们会占用同样数量的模型可读位置。</translation>
    </message>
    <message>
        <source>Begin as a text</source>
        <translation>以文本开始</translation>
    </message>
    <message>
        <source>The prefix begins as what the model remembers of this text&apos;s first tokens, as a system message where there is a chat template; it has to be long enough. Empty: random. A task&apos;s description learns much faster.</source>
        <translation>前缀的初始内容是模型对此文本开头若干 token 的记忆；有对话模板时作为系统消息。文本必须足够长。留空：随机。写上任务描述会学得快得多。</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Learns the prefix through a small network, which steadies long prefixes and has many more parameters in training. The adapter is as large as without.</source>
        <translation>通过一个小网络学习前缀，可使长前缀更稳定，但训练时参数多得多。适配器的大小不变。</translation>
    </message>
    <message>
        <source>Projection width</source>
        <translation>投影宽度</translation>
    </message>
    <message>
        <source>Width within the projection. 0: that of the keys.</source>
        <translation>投影内部的宽度。0：与键相同。</translation>
    </message>
    <message>
        <source>Combine with</source>
        <translation>组合方法</translation>
    </message>
    <message>
        <source>Methods that train along in the same run: bottleneck, prefix. For instance LoRA on attention with a bottleneck behind the MLP. The adapter&apos;s folder then holds a part for each.</source>
        <translation>在同一训练任务中一同训练的方法：bottleneck、prefix。例如注意力上用 LoRA，MLP 之后加瓶颈层。适配器文件夹中会为每种方法各存一部分。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始适配器</translation>
    </message>
    <message>
        <source>An adapter folder to go on from; its rank, alpha and targets, its prefix or its bottleneck, are taken over.</source>
        <translation>从中继续训练的适配器文件夹；沿用其秩、alpha 和目标模块，以及前缀或瓶颈层。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Passes over the data. 1 to 3 for large sets, more for small ones.</source>
        <translation>遍历数据的次数。大数据集用 1 到 3 轮，小数据集用更多轮。</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>最大步数</translation>
    </message>
    <message>
        <source>Stop after this many optimizer steps, whatever the epochs say. 0 is off.</source>
        <translation>无论轮数如何，达到这么多优化器步数后停止。0 表示关闭。</translation>
    </message>
    <message>
        <source>Max rows</source>
        <translation>最大行数</translation>
    </message>
    <message>
        <source>Use only the first rows of the data set, for a quick try. 0 takes all.</source>
        <translation>仅使用数据集的前若干行，用于快速试验。0 表示使用全部。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>Rows in one forward pass. More is faster and takes more memory.</source>
        <translation>一次前向传播的行数。越多越快，占用的内存也越多。</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>Batches that make one optimizer step.</source>
        <translation>多少个批次构成一个优化器步。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Peak step size. 2e-4 suits LoRA, 2e-5 full fine-tuning; lower it when the loss jumps.</source>
        <translation>步长的峰值。LoRA 适合 2e-4，全量微调适合 2e-5；损失跳动时请调低。</translation>
    </message>
    <message>
        <source>LR scheduler</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up.</source>
        <translation>预热之后学习率如何下降。</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from 0; never over a tenth of the run.</source>
        <translation>学习率从 0 升高所用的步数；不超过训练任务的十分之一。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pull of AdamW towards zero.</source>
        <translation>AdamW 将权重拉向零的力度。</translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation>Adam beta1</translation>
    </message>
    <message>
        <source>Decay of the mean.</source>
        <translation>均值的衰减。</translation>
    </message>
    <message>
        <source>Adam beta2</source>
        <translation>Adam beta2</translation>
    </message>
    <message>
        <source>Decay of the variance.</source>
        <translation>方差的衰减。</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Adam epsilon</translation>
    </message>
    <message>
        <source>Added to the root of the variance.</source>
        <translation>加在方差的平方根上的值。</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Gradients over this norm are scaled down to it. 0 is off.</source>
        <translation>范数超过此值的梯度会缩小到此值。0 表示关闭。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Share of each target that is spread over the whole vocabulary. 0.1 keeps a model that sees its rows often from growing too sure of them. Evaluation is without it.</source>
        <translation>每个目标中分散到整个词表的比例。0.1 可避免模型反复见到相同的行后过于自信。评估时不使用。</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>梯度检查点</translation>
    </message>
    <message>
        <source>Compute each layer twice and keep less: about half the memory for a third more time.</source>
        <translation>每层计算两次，少存一些：内存约减半，时间增加三分之一。</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱顺序</translation>
    </message>
    <message>
        <source>A new order, drawn with the seed, each epoch.</source>
        <translation>每轮按种子抽取新的顺序。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Decides split, order, initial weights and dropout. The same seed gives the same run.</source>
        <translation>决定划分、顺序、初始权重和 dropout。相同的种子得到相同的训练结果。</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>日志间隔</translation>
    </message>
    <message>
        <source>How often the log prints a line; the charts have every step.</source>
        <translation>日志多久输出一行；图表包含每一步。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Evaluation on the held-out rows. 0 chooses about ten a run; it always runs at the end.</source>
        <translation>在留出行上评估。0 表示每个训练任务自动评估约十次；结束时总会评估。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存间隔</translation>
    </message>
    <message>
        <source>Checkpoints to resume from. 0 saves at the end only.</source>
        <translation>用于恢复的检查点。0 表示只在结束时保存。</translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation>保留检查点数</translation>
    </message>
    <message>
        <source>Older ones are removed; the best one is kept. 0 keeps all.</source>
        <translation>较早的会被删除；最佳的会保留。0 表示全部保留。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a better loss. 0 is off.</source>
        <translation>经过这么多次评估损失仍无改善则停止。0 表示关闭。</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>次评估</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>保留最佳</translation>
    </message>
    <message>
        <source>The finished adapter is the one with the lowest evaluation loss, not the last.</source>
        <translation>最终的适配器取评估损失最低的那个，而不是最后一个。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>The update rule. adamw is PyTorch&apos;s. adamw_hf is the one of early transformers and of the LoRA paper&apos;s code: epsilon before the correction of the bias, decay after the step. Choose it to repeat such a run.</source>
        <translation>更新规则。adamw 是 PyTorch 的实现。adamw_hf 是早期 transformers 和 LoRA 论文代码的实现：epsilon 在偏差修正之前加入，衰减在更新步之后进行。要复现此类训练时请选择它。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has it.</source>
        <translation>浅色、深色，或跟随桌面。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the window. What the engine and the command line say stays English. Takes effect at the next start.</source>
        <translation>窗口的语言。引擎和命令行的输出仍为英文。下次启动时生效。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of everything in the window, beside what the desktop scales already. Takes effect at the next start.</source>
        <translation>窗口中所有内容的大小，在桌面已有的缩放之外。下次启动时生效。</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>训练期间关闭</translation>
    </message>
    <message>
        <source>ask; save: write a checkpoint and quit; tray: train on without a window, where the desktop has a tray.</source>
        <translation>询问；保存：写入检查点后退出；托盘：在桌面带有托盘时，关掉窗口继续训练。</translation>
    </message>
    <message>
        <source>Tell when a job ends</source>
        <translation>作业结束时通知</translation>
    </message>
    <message>
        <source>A message of the desktop, when the window is not the one in use.</source>
        <translation>窗口不在使用时，发出桌面通知。</translation>
    </message>
    <message>
        <source>No sleep during a run</source>
        <translation>训练期间不休眠</translation>
    </message>
    <message>
        <source>Asks the system not to sleep while something trains. Closing a laptop&apos;s lid may still send it to sleep.</source>
        <translation>训练时请求系统不要休眠。合上笔记本电脑的盖子仍可能使其休眠。</translation>
    </message>
    <message>
        <source>Begin where it ended</source>
        <translation>从上次结束处开始</translation>
    </message>
    <message>
        <source>Window, page, open run, the settings of the next run and of the chat are as they were.</source>
        <translation>窗口、页面、打开的训练任务、下一个训练任务的设置和聊天设置都与上次相同。</translation>
    </message>
    <message>
        <source>Mixed with</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Further data sets, each with how often its rows are taken: PATH, PATH|0.5 for half of them, PATH|3 for thrice, PATH|1|instruction=question|output=answer to name columns. Each is split and cut as the main one.</source>
        <translation>其他数据集，并注明其行被取用的次数：路径、路径|0.5 表示一半、路径|3 表示三次、路径|1|instruction=question|output=answer 用于指定列。每个数据集与主数据集一样划分和截断。</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>LoRA of rank 16 on all linear layers, three epochs. A good start for most data.</source>
        <translation>所有线性层上秩为 16 的 LoRA，三轮。适合大多数数据的起点。</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>快速查看</translation>
    </message>
    <message>
        <source>One epoch over the first 500 rows at rank 8: minutes, to see whether data and prompt are right.</source>
        <translation>以秩 8 对前 500 行训练一轮：几分钟，看数据和提示是否正确。</translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation>最佳质量</translation>
    </message>
    <message>
        <source>Rank 32 at a lower rate, up to five epochs; the best evaluation is kept, and it ends when nothing is gained.</source>
        <translation>秩 32、较低学习率、最多五轮；保留最佳评估，无收益时结束。</translation>
    </message>
    <message>
        <source>Few rows</source>
        <translation>少量数据</translation>
    </message>
    <message>
        <source>For some hundred rows: rank 8, more dropout, a tenth held out, and the best evaluation is kept.</source>
        <translation>用于几百行：秩 8、更多 dropout、留出十分之一，并保留最佳评估。</translation>
    </message>
    <message>
        <source>Small adapter</source>
        <translation>小型适配器</translation>
    </message>
    <message>
        <source>Rank 4 on the attention&apos;s queries and values: a file of a few megabytes.</source>
        <translation>注意力的查询和值上秩为 4：文件只有几兆字节。</translation>
    </message>
    <message>
        <source>7 billion on 8 GB</source>
        <translation>8 GB 上的 70 亿</translation>
    </message>
    <message>
        <source>The base in 4 bits, one row at a time up to 1,024 tokens, layers computed twice.</source>
        <translation>基座 4 位，每次一行，最多 1,024 个词元，层计算两次。</translation>
    </message>
    <message>
        <source>7 billion on 16 GB</source>
        <translation>16 GB 上的 70 亿</translation>
    </message>
    <message>
        <source>The base in 4 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>基座 4 位，每次两行，最多 2,048 个词元，层计算两次。</translation>
    </message>
    <message>
        <source>7 billion on 24 GB</source>
        <translation>24 GB 上的 70 亿</translation>
    </message>
    <message>
        <source>The base in 16 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>基座 16 位，每次两行，最多 2,048 个词元，层计算两次。</translation>
    </message>
    <message>
        <source>Least memory</source>
        <translation>最省内存</translation>
    </message>
    <message>
        <source>The base in 4 bits, one short row at a time, layers computed twice: fits where nothing else does.</source>
        <translation>基座 4 位，每次一个短行，层计算两次：在别的都装不下时可用。</translation>
    </message>
    <message>
        <source>A library name or a CSV, TSV, JSON, JSONL, Parquet or text file.</source>
        <translation>库中的名称，或 CSV、TSV、JSON、JSONL、Parquet 或文本文件。</translation>
    </message>
    <message>
        <source>Stratify by</source>
        <translation>分层依据</translation>
    </message>
    <message>
        <source>A column whose values are held out in the shares in which they occur, for instance category. Empty draws all rows alike.</source>
        <translation>按其取值所占比例留出数据的列，例如 category。留空则对所有行一视同仁地抽取。</translation>
    </message>
    <message>
        <source>Sample prompts</source>
        <translation>样例提示词</translation>
    </message>
    <message>
        <source>Prompts that the half-trained model answers at each evaluation, so that one can read how it learns. The likeliest tokens are taken. Several are separated by commas; with commas inside they are written as [&quot;Well, then?&quot;, &quot;Who?&quot;].</source>
        <translation>每次评估时由训练到一半的模型回答的提示词，便于看出它如何学习。选取最可能的 token。多个提示词以半角逗号分隔；提示词中含有逗号时写成 [&quot;Well, then?&quot;, &quot;Who?&quot;]。</translation>
    </message>
    <message>
        <source>Sample rows</source>
        <translation>样例行数</translation>
    </message>
    <message>
        <source>The prompts of so many held-out rows are answered at each evaluation too, beside the answers that the rows have.</source>
        <translation>每次评估时也回答这么多留出行的提示词，与行中自带的回答并列。</translation>
    </message>
    <message>
        <source>Longest sample</source>
        <translation>最长样例</translation>
    </message>
    <message>
        <source>Tokens after which a sample answer is cut.</source>
        <translation>样例回答达到此 token 数即截断。</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>组合方式</translation>
    </message>
    <message>
        <source>cat is the weighted sum of what the adapters change, exactly, at the sum of their ranks; svd the same at a rank of your choice. ties, dare and magnitude_prune drop small or random parts first: with _svd on the changes themselves, without on A and B apart, as linear does.</source>
        <translation>cat 是各适配器所作改变的加权和，完全精确，秩为各适配器的秩之和；svd 与之相同，但秩由您选择。ties、dare 和 magnitude_prune 先丢弃较小或随机的部分：带 _svd 时处理改变本身，不带时分别处理 A 和 B，与 linear 一样。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Rank of the blend with svd and the _svd combinations. 0 takes the largest rank of its parts.</source>
        <translation>使用 svd 和带 _svd 的组合方式时，融合结果的秩。0 表示使用各适配器中最大的秩。</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Share of the values that ties, dare and magnitude_prune keep.</source>
        <translation>ties、dare 和 magnitude_prune 保留的数值的比例。</translation>
    </message>
    <message>
        <source>Majority sign</source>
        <translation>多数符号</translation>
    </message>
    <message>
        <source>Whether ties counts the sum of the values or the number of adapters on each side.</source>
        <translation>ties 比较正负两侧的数值之和，还是适配器的个数。</translation>
    </message>
    <message>
        <source>Of the values that dare drops.</source>
        <translation>用于抽取 dare 丢弃的数值。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Tokens after which an answer is cut.</source>
        <translation>回答在达到这么多 token 后被截断。</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Off always takes the likeliest token, as temperature 0 does.</source>
        <translation>关闭时始终取最可能的 token，与温度 0 相同。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token; higher is more varied.</source>
        <translation>0 始终取最可能的 token；值越高越多样。</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Choose among the k likeliest tokens. 0 is off.</source>
        <translation>在最可能的 k 个 token 中选择。0 表示关闭。</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together hold this probability. 1 is off.</source>
        <translation>在合计达到该概率的最可能 token 中选择。1 表示关闭。</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this share of the likeliest one. 0 is off.</source>
        <translation>舍弃概率低于最可能 token 这一比例的 token。0 表示关闭。</translation>
    </message>
    <message>
        <source>Typical-p</source>
        <translation>Typical-p</translation>
    </message>
    <message>
        <source>Choose among the tokens whose surprise is nearest to the expected one and that together hold this probability. 1 is off.</source>
        <translation>在意外程度最接近期望值且合计达到该概率的 token 中选择。1 表示关闭。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Divides the score of tokens that were there before, prompt included. 1 is off; 1.1 already helps against loops.</source>
        <translation>降低已出现过的 token（包括提示词中的）的得分。1 表示关闭；1.1 已有助于避免循环。</translation>
    </message>
    <message>
        <source>No repeated n-gram</source>
        <translation>不重复 n 元组</translation>
    </message>
    <message>
        <source>No sequence of this many tokens comes twice, prompt included. 0 is off.</source>
        <translation>这么多个 token 的序列不会出现两次，包括提示词。0 表示关闭。</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>束数</translation>
    </message>
    <message>
        <source>Follows this many continuations and keeps the likeliest whole answer. Over 1 nothing is drawn at random, and an answer comes at its end.</source>
        <translation>同时跟踪这么多个续写，保留最可能的完整回答。大于 1 时不随机抽取，回答在结束时才显示。</translation>
    </message>
    <message>
        <source>Length penalty</source>
        <translation>长度惩罚</translation>
    </message>
    <message>
        <source>A beam&apos;s score is divided by its length to this power: above 0 favours longer answers, below 0 shorter ones.</source>
        <translation>束的得分除以其长度的该次幂：大于 0 偏好较长的回答，小于 0 偏好较短的回答。</translation>
    </message>
    <message>
        <source>Stop beams</source>
        <translation>停止束搜索</translation>
    </message>
    <message>
        <source>true: as soon as there are as many answers as beams. false: when a better one is unlikely. never: when none can be better.</source>
        <translation>true：回答数达到束数时立即停止。false：不太可能有更好的回答时停止。never：不可能有更好的回答时停止。</translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation>停止文本</translation>
    </message>
    <message>
        <source>An answer ends before the first of these texts.</source>
        <translation>回答在这些文本中第一个出现之前结束。</translation>
    </message>
    <message>
        <source>The same seed gives the same answer.</source>
        <translation>相同的种子给出相同的回答。</translation>
    </message>
</context>
</TS>
