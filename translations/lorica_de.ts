<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Konversationen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Completion</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation>Eine Datei oder einen Ordner angeben.</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Den ganzen Pfad angeben, von / an.</translation>
    </message>
    <message>
        <source>This exists already. Choose a new name: nothing is overwritten.</source>
        <translation>Das gibt es schon. Einen neuen Namen wählen: Nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>Other programs expect a name that ends in .gguf.</source>
        <translation>Andere Programme erwarten einen Namen, der auf .gguf endet.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>The disk has %1 free, and about %2 are needed.</source>
        <translation>Auf dem Datenträger sind %1 frei, gebraucht werden etwa %2.</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
</context>
<context>
    <name>lorica::AboutDialog</name>
    <message>
        <source>About Lorica</source>
        <translation>Über Lorica</translation>
    </message>
    <message>
        <source>Fine-tunes language models on this machine.</source>
        <translation>Fine-Tuning von Sprachmodellen auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later: see the file LICENSE. It comes without any warranty.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer: siehe die Datei LICENSE. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Lorica opens no network connection.</source>
        <translation>Lorica baut keine Netzwerkverbindung auf.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (public domain), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} and spdlog (MIT or BSD); the fonts Inter and JetBrains Mono (OFL).</source>
        <translation>Gebaut mit Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (gemeinfrei), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} und spdlog (MIT oder BSD); mit den Schriften Inter und JetBrains Mono (OFL).</translation>
    </message>
</context>
<context>
    <name>lorica::AdapterModel</name>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>lorica::AdaptersPage</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Talk to the base with this adapter</source>
        <translation>Mit der Basis und diesem Adapter chatten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Merge the adapter into its base, or write it for other programs</source>
        <translation>Den Adapter in seine Basis mergen oder für andere Programme schreiben</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Set up a run that starts from this adapter</source>
        <translation>Einen Lauf einrichten, der von diesem Adapter ausgeht</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the adapter&apos;s files</source>
        <translation>Die Dateien des Adapters zeigen</translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation>Noch keine Adapter</translation>
    </message>
    <message>
        <source>Every finished or stopped run leaves its adapter here, to chat with, to merge and to train on.</source>
        <translation>Jeder fertige oder gestoppte Lauf legt seinen Adapter hier ab: zum Chatten, Mergen und Weitertrainieren.</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>LINEAGE</source>
        <translation>HERKUNFT</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>ERGEBNIS</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER FROM THE DEFAULTS</source>
        <translation>VOM STANDARD ABWEICHENDE EINSTELLUNGEN</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
made %3</source>
        <translation>%1 → %2 → dieser Adapter
erstellt %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>trainierbar</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Search names, methods, tags and notes</source>
        <translation>Namen, Methoden, Tags und Notizen durchsuchen</translation>
    </message>
    <message>
        <source>TAGS AND NOTE</source>
        <translation>TAGS UND NOTIZ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Tags, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Eine Notiz</translation>
    </message>
    <message>
        <source>Add adapter</source>
        <translation>Adapter hinzufügen</translation>
    </message>
    <message>
        <source>Take in a PEFT folder or a zip of one</source>
        <translation>Einen PEFT-Ordner oder ein ZIP davon hinzufügen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Progress of the blend</source>
        <translation>Fortschritt der Mischung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show in what the two marked adapters differ</source>
        <translation>Zeigen, worin sich die beiden markierten Adapter unterscheiden</translation>
    </message>
    <message>
        <source>Mark two adapters in the table (Ctrl and click) to see in what they differ</source>
        <translation>Zwei Adapter in der Tabelle markieren (Ctrl und Klick), um zu sehen, worin sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Make one adapter out of the marked ones, without training</source>
        <translation>Aus den markierten Adaptern einen machen, ohne Training</translation>
    </message>
    <message>
        <source>A blend is being made</source>
        <translation>Eine Mischung wird gerade erstellt</translation>
    </message>
    <message>
        <source>Mark two adapters or more of one base in the table (Ctrl and click) to make one out of them</source>
        <translation>Zwei oder mehr Adapter einer Basis in der Tabelle markieren (Ctrl und Klick), um daraus einen zu machen</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models, or to one that is not known here; a blend needs one base</source>
        <translation>Die markierten Adapter gehören zu verschiedenen Basismodellen oder zu einem, das hier nicht bekannt ist; eine Mischung braucht eine gemeinsame Basis</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Add an adapter: a zip, or the adapter_config.json of its folder</source>
        <translation>Einen Adapter hinzufügen: ein ZIP oder die adapter_config.json seines Ordners</translation>
    </message>
    <message>
        <source>Adapters (*.zip adapter_config.json)</source>
        <translation>Adapter (*.zip adapter_config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
blended %3</source>
        <translation>%1 → %2 → dieser Adapter
gemischt %3</translation>
    </message>
    <message>
        <source>Without a run of its own
written %1</source>
        <translation>Ohne eigenen Lauf
geschrieben %1</translation>
    </message>
    <message>
        <source>Brought from outside, out of %1
here since %2</source>
        <translation>Von außen geholt, aus %1
hier seit %2</translation>
    </message>
    <message>
        <source>It does not name its base, so it cannot be used.</source>
        <translation>Er nennt seine Basis nicht und ist deshalb nicht verwendbar.</translation>
    </message>
    <message>
        <source>Its base is not known here: it names %1. Add that model on the Models page to use it.</source>
        <translation>Seine Basis ist hier nicht bekannt: Er nennt %1. Dieses Modell auf der Seite „Modelle“ hinzufügen, um ihn zu nutzen.</translation>
    </message>
</context>
<context>
    <name>lorica::AddSheet</name>
    <message>
        <source>Add an adapter</source>
        <translation>Adapter hinzufügen</translation>
    </message>
    <message>
        <source>A copy of it comes into the studio&apos;s own folder, to chat with, to blend and to train on. What you chose stays as it is.</source>
        <translation>Eine Kopie davon kommt in den eigenen Ordner des Studios: zum Chatten, Mischen und Weitertrainieren. Was Sie gewählt haben, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Name of the adapter</source>
        <translation>Name des Adapters</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>from</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>target modules</source>
        <translation>Zielmodule</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>base named</source>
        <translation>genannte Basis</translation>
    </message>
    <message>
        <source>Its base is here: %1</source>
        <translation>Seine Basis ist hier: %1</translation>
    </message>
    <message>
        <source>Its base is not here.</source>
        <translation>Seine Basis ist nicht hier.</translation>
    </message>
    <message>
        <source>It does not name its base. Choose the model that it was trained on: the copy will name that one.</source>
        <translation>Er nennt seine Basis nicht. Das Modell wählen, auf dem er trainiert wurde: Die Kopie wird dieses nennen.</translation>
    </message>
    <message>
        <source>The base that it names is not among the models here. Choose the model that it was trained on: the copy will name that one, and what you chose stays as it is.</source>
        <translation>Die Basis, die er nennt, ist nicht unter den Modellen hier. Das Modell wählen, auf dem er trainiert wurde: Die Kopie wird dieses nennen, und was Sie gewählt haben, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Add its base on the Models page first.</source>
        <translation>Zuerst seine Basis auf der Seite „Modelle“ hinzufügen.</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>Wird kopiert&#xa0;…</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Whether it fits this base is seen when it is loaded.</source>
        <translation>Ob er zu dieser Basis passt, zeigt sich beim Laden.</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkMeasure</name>
    <message>
        <source>held-out loss</source>
        <translation>Loss (zurückgehalten)</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>Exact Match</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>trainable parameters</source>
        <translation>trainierbare Parameter</translation>
    </message>
    <message>
        <source>adapter on disk</source>
        <translation>Adaptergröße</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkPage</name>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>No benchmarks yet</source>
        <translation>Noch keine Benchmarks</translation>
    </message>
    <message>
        <source>A benchmark trains full, LoRA, QLoRA or other methods on your data and shows side by side what each costs and what it has learnt.</source>
        <translation>Ein Benchmark trainiert full, LoRA, QLoRA oder andere Methoden auf Ihren Daten und zeigt nebeneinander, was jede kostet und was sie gelernt hat.</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>Neuer Benchmark</translation>
    </message>
    <message>
        <source>Train methods side by side on the same rows</source>
        <translation>Methoden nebeneinander auf denselben Zeilen trainieren</translation>
    </message>
    <message>
        <source>Open benchmark</source>
        <translation>Benchmark öffnen</translation>
    </message>
    <message>
        <source>Show a benchmark of another folder</source>
        <translation>Einen Benchmark aus einem anderen Ordner zeigen</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>Die gezeigte Tabelle in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>One file with table, charts, machine and settings: a web page or a PDF</source>
        <translation>Eine Datei mit Tabelle, Diagrammen, Rechner und Einstellungen: als Webseite oder PDF</translation>
    </message>
    <message>
        <source>Continue benchmark</source>
        <translation>Benchmark fortsetzen</translation>
    </message>
    <message>
        <source>Stop benchmark</source>
        <translation>Benchmark stoppen</translation>
    </message>
    <message>
        <source>Save the run in training and end; the benchmark can be continued</source>
        <translation>Den Lauf im Training speichern und aufhören; der Benchmark lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was aufgelistet ist</translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation>Fortschritt des Benchmarks</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Trainierbar</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Runs of the benchmark</source>
        <translation>Läufe des Benchmarks</translation>
    </message>
    <message>
        <source>1 benchmark</source>
        <translation>1 Benchmark</translation>
    </message>
    <message>
        <source>%1 benchmarks</source>
        <translation>%1 Benchmarks</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation>1 Seed</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>%1 Seeds</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>the first %1 rows</source>
        <translation>die ersten %1 Zeilen</translation>
    </message>
    <message>
        <source>Means over the seeds; ± is half of the 95 % interval of the mean (Student&apos;s t).</source>
        <translation>Mittelwerte über die Seeds; ± ist die halbe Breite des 95-%-Intervalls des Mittelwerts (Student-t).</translation>
    </message>
    <message>
        <source>Figures appear when the first run has ended.</source>
        <translation>Zahlen erscheinen, sobald der erste Lauf beendet ist.</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainings-Loss</translation>
    </message>
    <message>
        <source>Curves appear when the first run has ended</source>
        <translation>Kurven erscheinen, sobald der erste Lauf beendet ist</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, jetzt</translation>
    </message>
    <message>
        <source>Choose a benchmark&apos;s folder</source>
        <translation>Den Ordner eines Benchmarks wählen</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Die Tabelle als CSV speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>Die Tabelle steht in %1.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Den Bericht exportieren</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht steht in %1.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>Trainiert die Läufe, die fehlen oder gescheitert sind</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Show the chosen run on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>Zeigt den gewählten Lauf auf der Trainingsseite: um mit seinem Adapter zu sprechen, ihn einzurechnen oder weiterzutrainieren</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkSheet</name>
    <message>
        <source>New benchmark</source>
        <translation>Neuer Benchmark</translation>
    </message>
    <message>
        <source>Trains each method on the same rows, one after the other, and measures time, memory, size and what it has learnt on held-out rows. Full and ia3 take their usual learning rates, the others that of the settings.</source>
        <translation>Trainiert jede Methode auf denselben Zeilen, eine nach der anderen, und misst Zeit, Speicher, Größe und, auf zurückgehaltenen Zeilen, was sie gelernt hat. full und ia3 nehmen ihre üblichen Lernraten, die anderen die der Einstellungen.</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Methoden</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Score answers by</source>
        <translation>Antworten bewerten mit</translation>
    </message>
    <message>
        <source>Scores of answers</source>
        <translation>Bewertungen der Antworten</translation>
    </message>
    <message>
        <source>Prompts to answer</source>
        <translation>Beantwortete Prompts</translation>
    </message>
    <message>
        <source>all held-out rows</source>
        <translation>alle zurückgehaltenen Zeilen</translation>
    </message>
    <message>
        <source>Held-out rows whose prompts base and adapter answer</source>
        <translation>Zurückgehaltene Zeilen, deren Prompts Basis und Adapter beantworten</translation>
    </message>
    <message>
        <source>Settings of single methods</source>
        <translation>Einstellungen einzelner Methoden</translation>
    </message>
    <message>
        <source>Of one method only</source>
        <translation>Nur für eine Methode</translation>
    </message>
    <message>
        <source>Name of the benchmark</source>
        <translation>Name des Benchmarks</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start benchmark</source>
        <translation>Benchmark starten</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Runs of each method, with other rows held out; two or more give intervals</source>
        <translation>Läufe je Methode, jeder mit anderen zurückgehaltenen Zeilen; ab zwei gibt es Intervalle</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Schritte je Lauf</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>nach Epochen</translation>
    </message>
    <message>
        <source>The same for each method</source>
        <translation>Für jede Methode gleich</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Only the first rows of the data set</source>
        <translation>Nur die ersten Zeilen des Datensatzes</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 Läufe, einer nach dem anderen</translation>
    </message>
</context>
<context>
    <name>lorica::BlendSheet</name>
    <message>
        <source>The weighted sum of what the adapters change, exactly. Its rank is the sum of theirs.</source>
        <translation>Die gewichtete Summe dessen, was die Adapter ändern, exakt. Ihr Rang ist die Summe der einzelnen Ränge.</translation>
    </message>
    <message>
        <source>The weighted sum of what the adapters change, as near as the rank below allows.</source>
        <translation>Die gewichtete Summe dessen, was die Adapter ändern, so genau, wie der Rang unten es zulässt.</translation>
    </message>
    <message>
        <source>The weighted sum.</source>
        <translation>Die gewichtete Summe.</translation>
    </message>
    <message>
        <source>Drops random values of each, and of what is left those against the majority&apos;s sign.</source>
        <translation>Lässt zufällige Werte jedes Adapters weg und vom Rest die gegen das Vorzeichen der Mehrheit.</translation>
    </message>
    <message>
        <source>Drops random values of each and enlarges the others.</source>
        <translation>Lässt zufällige Werte jedes Adapters weg und vergrößert die übrigen.</translation>
    </message>
    <message>
        <source>Keeps the largest values of each, and of these those with the majority&apos;s sign.</source>
        <translation>Behält die größten Werte jedes Adapters und von diesen die mit dem Vorzeichen der Mehrheit.</translation>
    </message>
    <message>
        <source>Keeps the largest values of each.</source>
        <translation>Behält die größten Werte jedes Adapters.</translation>
    </message>
    <message>
        <source>Works on A and B apart, as PEFT does under this name: the ranks have to be equal, and the result is not the sum of the changes.</source>
        <translation>Arbeitet auf A und B getrennt, wie PEFT unter diesem Namen: Die Ränge müssen gleich sein, und das Ergebnis ist nicht die Summe der Änderungen.</translation>
    </message>
    <message>
        <source>Works on the changes themselves and takes what comes nearest to the result at the rank below.</source>
        <translation>Arbeitet auf den Änderungen selbst und nimmt, was dem Ergebnis mit dem Rang unten am nächsten kommt.</translation>
    </message>
    <message>
        <source>Blend adapters</source>
        <translation>Adapter mischen</translation>
    </message>
    <message>
        <source>One adapter out of several of %1, without training. Each counts as much as its weight says; the adapters themselves stay as they are.</source>
        <translation>Ein Adapter aus mehreren der Basis %1, ohne Training. Jeder zählt so viel, wie sein Gewicht sagt; die Adapter selbst bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Name of the blend</source>
        <translation>Name der Mischung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be blended. Only plain LoRA adapters can, without DoRA, trained biases, modules_to_save, prefixes or bottlenecks: use it alone, or merge it into its base.</source>
        <translation>%1 (%2) lässt sich nicht mischen. Das geht nur mit einfachen LoRA-Adaptern, ohne DoRA, trainierte Bias-Werte, modules_to_save, Präfixe oder Bottlenecks: ihn allein nutzen oder in seine Basis mergen.</translation>
    </message>
    <message>
        <source>Each weight has to be a number from -100 to 100.</source>
        <translation>Jedes Gewicht muss eine Zahl von -100 bis 100 sein.</translation>
    </message>
    <message>
        <source>With every weight at 0 nothing is left.</source>
        <translation>Wenn jedes Gewicht 0 ist, bleibt nichts übrig.</translation>
    </message>
    <message>
        <source>%1 has no usable value.</source>
        <translation>%1 hat keinen verwendbaren Wert.</translation>
    </message>
    <message>
        <source>%1 needs adapters of one rank, and these have %2 and %3. Choose cat, svd or a combination that ends in _svd.</source>
        <translation>%1 braucht Adapter vom selben Rang, und diese haben %2 und %3. cat, svd oder eine Kombination wählen, die auf _svd endet.</translation>
    </message>
    <message>
        <source>An adapter of rank %1 out of %2 adapters.</source>
        <translation>Ein Adapter vom Rang %1 aus %2 Adaptern.</translation>
    </message>
</context>
<context>
    <name>lorica::CellDelegate</name>
    <message>
        <source>%1 of row %2</source>
        <translation>%1 von Zeile %2</translation>
    </message>
</context>
<context>
    <name>lorica::ChangeDialog</name>
    <message>
        <source>Train on</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Change the run</source>
        <translation>Lauf ändern</translation>
    </message>
    <message>
        <source>Goes on from the last checkpoint, with the optimizer as it was.</source>
        <translation>Geht vom letzten Speicherpunkt aus weiter, mit dem Optimierer, wie er war.</translation>
    </message>
    <message>
        <source>Holds from the next step on. The run keeps it, so that a resume does the same again.</source>
        <translation>Gilt ab dem nächsten Schritt. Der Lauf merkt es sich, sodass eine Fortsetzung dasselbe noch einmal tut.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The schedule&apos;s peak. What the next step gets follows from it and from how far the run is.</source>
        <translation>Die Spitze des Verlaufs. Was der nächste Schritt bekommt, folgt daraus und daraus, wie weit der Lauf ist.</translation>
    </message>
    <message>
        <source>Steps in all</source>
        <translation>Schritte insgesamt</translation>
    </message>
    <message>
        <source>Where the run ends. The schedule is stretched to it.</source>
        <translation>Wo der Lauf endet. Der Verlauf wird darauf gestreckt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Das ist keine Zahl.</translation>
    </message>
    <message>
        <source>Give a learning rate over 0.</source>
        <translation>Geben Sie eine Lernrate über 0 an.</translation>
    </message>
    <message>
        <source>%1 steps are done: name more.</source>
        <translation>%1 Schritte sind getan: nennen Sie mehr.</translation>
    </message>
    <message>
        <source>%1 more steps; %2 epochs in all</source>
        <translation>noch %1 Schritte; %2 Epochen insgesamt</translation>
    </message>
</context>
<context>
    <name>lorica::Chart</name>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows small values beside large ones</source>
        <translation>Logarithmische Skala: zeigt kleine Werte neben großen</translation>
    </message>
    <message>
        <source>Logarithmic scale of %1</source>
        <translation>Logarithmische Skala für %1</translation>
    </message>
    <message>
        <source>Enlarge this chart</source>
        <translation>Dieses Diagramm vergrößern</translation>
    </message>
    <message>
        <source>Back to all charts</source>
        <translation>Zurück zu allen Diagrammen</translation>
    </message>
    <message>
        <source>Values and pictures of %1</source>
        <translation>Werte und Bilder von %1</translation>
    </message>
    <message>
        <source>best</source>
        <translation>bester Wert</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>Werte als Tabelle</translation>
    </message>
    <message>
        <source>Save values as CSV</source>
        <translation>Werte als CSV speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Note here</source>
        <translation>Hier notieren</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>No model to talk to yet</source>
        <translation>Noch kein Modell zum Chatten</translation>
    </message>
    <message>
        <source>Choose a base model, or train an adapter first. You can also talk to a run while it trains.</source>
        <translation>Wählen Sie ein Basismodell oder trainieren Sie zuerst einen Adapter. Auch mit einem Lauf im Training können Sie chatten.</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>Blindvergleich</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>Was die Seite zeigt</translation>
    </message>
    <message>
        <source>Model to talk to</source>
        <translation>Modell zum Chatten</translation>
    </message>
    <message>
        <source>Write a message. Return sends it, Shift+Return begins a new line.</source>
        <translation>Nachricht schreiben. Return sendet sie, Shift+Return beginnt eine neue Zeile.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>In training: %1</source>
        <translation>Im Training: %1</translation>
    </message>
    <message>
        <source>Ask one more model the same questions, side by side: up to four</source>
        <translation>Einem weiteren Modell dieselben Fragen stellen, nebeneinander: bis zu vier</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Go on with an earlier conversation, or write some to a file</source>
        <translation>Ein früheres Gespräch fortsetzen oder Gespräche in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Close this column</source>
        <translation>Diese Spalte schließen</translation>
    </message>
    <message>
        <source>%1 is not here any more: the conversation goes on with %2.</source>
        <translation>%1 ist nicht mehr hier: Das Gespräch geht mit %2 weiter.</translation>
    </message>
    <message>
        <source>%1, step %2 on %3</source>
        <translation>%1, Schritt %2 auf %3</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Was das Modell liest</translation>
    </message>
    <message>
        <source>The base model is not known, so what it reads cannot be shown</source>
        <translation>Das Basismodell ist nicht bekannt; was es liest, lässt sich daher nicht zeigen</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPresenter</name>
    <message>
        <source>%1 tokens, %2 tokens/s</source>
        <translation>%1 Tokens, %2 Tokens/s</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>, cut at the longest answer</source>
        <translation>, bei der Höchstlänge abgeschnitten</translation>
    </message>
    <message>
        <source>, stopped</source>
        <translation>, gestoppt</translation>
    </message>
    <message>
        <source>the base alone</source>
        <translation>die Basis allein</translation>
    </message>
    <message>
        <source>by %1, by a rule; %2</source>
        <translation>von %1, nach einer Regel; %2</translation>
    </message>
    <message>
        <source>by %1 (%2 sure); %3</source>
        <translation>von %1 (%2 sicher); %3</translation>
    </message>
</context>
<context>
    <name>lorica::CommandSet</name>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Recent runs and the next step</source>
        <translation>Die letzten Läufe und der nächste Schritt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data sets: import, look, mend</source>
        <translation>Datensätze: importieren, ansehen, bereinigen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Base models on this machine: what they are and need</source>
        <translation>Basismodelle auf diesem Rechner: was sie sind und brauchen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Set up a run and watch it learn</source>
        <translation>Einen Lauf einrichten und ihm beim Lernen zusehen</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Compare runs; sweep a setting</source>
        <translation>Läufe vergleichen; Werte einer Einstellung durchprobieren</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Methods side by side: what each costs and learns</source>
        <translation>Methoden nebeneinander: was jede kostet und lernt</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Talk to a model or a half-trained adapter</source>
        <translation>Mit einem Modell oder einem halb trainierten Adapter chatten</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>What your runs have made</source>
        <translation>Was Ihre Läufe hervorgebracht haben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Write a model or an adapter for other programs</source>
        <translation>Ein Modell oder einen Adapter für andere Programme schreiben</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Daten importieren</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Open a GGUF file or a model folder</source>
        <translation>Eine GGUF-Datei oder einen Modellordner öffnen</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Show the folder of an earlier run, or follow one of the command line</source>
        <translation>Den Ordner eines früheren Laufs zeigen oder einem von der Befehlszeile folgen</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Set up another run</source>
        <translation>Einen weiteren Lauf einrichten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Start the run as set up</source>
        <translation>Den Lauf starten, wie er eingerichtet ist</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause or resume the run; the model stays loaded</source>
        <translation>Den Lauf pausieren oder fortsetzen; das Modell bleibt geladen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>End the run, with or without a checkpoint</source>
        <translation>Den Lauf beenden, mit oder ohne Checkpoint</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt speichern</translation>
    </message>
    <message>
        <source>Write a checkpoint at the next step</source>
        <translation>Beim nächsten Schritt einen Checkpoint schreiben</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Vom letzten Checkpoint aus weitermachen</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Talk to the adapter as it is now</source>
        <translation>Mit dem Adapter in seinem jetzigen Stand chatten</translation>
    </message>
    <message>
        <source>Merge and export</source>
        <translation>Mergen und exportieren</translation>
    </message>
    <message>
        <source>Merge the adapter into its base and write a model folder</source>
        <translation>Den Adapter in seine Basis mergen und einen Modellordner schreiben</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>Die Dateien des Laufs zeigen</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>End the answer here</source>
        <translation>Die Antwort hier beenden</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>Blindvergleich</translation>
    </message>
    <message>
        <source>Compare answers of two models without their names</source>
        <translation>Antworten zweier Modelle ohne ihre Namen vergleichen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Den Namen eines Befehls eingeben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What the engine and its jobs have told</source>
        <translation>Was die Engine und ihre Aufgaben gemeldet haben</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>Hell/Dunkel wechseln</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Helle oder dunkle Farben</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Colours, size, keys, and what happens around a run</source>
        <translation>Farben, Größe, Tasten und was rund um einen Lauf geschieht</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>Alle Tasten auf einer Seite</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions, machine, settings and the last log lines, as text for a report</source>
        <translation>Versionen, Rechner, Einstellungen und die letzten Protokollzeilen als Text für eine Fehlermeldung</translation>
    </message>
    <message>
        <source>About Lorica</source>
        <translation>Über Lorica</translation>
    </message>
    <message>
        <source>Version, licence, and what it is built from</source>
        <translation>Version, Lizenz und woraus es gebaut ist</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close Lorica</source>
        <translation>Lorica schließen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Another learning rate or number of steps, from here on</source>
        <translation>Eine andere Lernrate oder Zahl der Schritte, von hier an</translation>
    </message>
    <message>
        <source>Open a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>Eine CSV-, TSV-, JSON-, JSONL-, Parquet- oder Textdatei öffnen</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>The pages in the order of work, a sentence or two on each</source>
        <translation>Die Seiten in der Reihenfolge der Arbeit, mit ein, zwei Sätzen zu jeder</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
    <message>
        <source>Begin another conversation; this one is kept</source>
        <translation>Ein neues Gespräch beginnen; dieses bleibt erhalten</translation>
    </message>
</context>
<context>
    <name>lorica::CompareSheet</name>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>trainierbar</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Compare adapters</source>
        <translation>Adapter vergleichen</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>ERGEBNIS</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>SETTINGS OF THE ADAPTER THAT DIFFER</source>
        <translation>ABWEICHENDE EINSTELLUNGEN DES ADAPTERS</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER</source>
        <translation>ABWEICHENDE EINSTELLUNGEN</translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation>Beide haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lorica::ConversationsSheet</name>
    <message>
        <source>1 conversation could not be read: %1</source>
        <translation>1 Gespräch ließ sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>%1 conversations could not be read: %2</source>
        <translation>%1 Gespräche ließen sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Words of a question, an answer or a model&apos;s name</source>
        <translation>Wörter aus einer Frage, einer Antwort oder dem Namen eines Modells</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Gespräch suchen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>Gespeicherte Gespräche</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the chosen conversations to a file: as training data (JSONL), Markdown or text</source>
        <translation>Die gewählten Gespräche in eine Datei schreiben: als Trainingsdaten (JSONL), Markdown oder Text</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Go on with the chosen conversation</source>
        <translation>Das gewählte Gespräch fortsetzen</translation>
    </message>
    <message>
        <source>None yet: each conversation is kept here as soon as it has an answer.</source>
        <translation>Noch keine: Jedes Gespräch wird hier gespeichert, sobald es eine Antwort hat.</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Kein Gespräch enthält diese Wörter.</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 von %2 Gesprächen</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>Gespräche exportieren</translation>
    </message>
    <message>
        <source>Training data (*.jsonl)</source>
        <translation>Trainingsdaten (*.jsonl)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>Delete %1 conversations?</source>
        <translation>%1 Gespräche löschen?</translation>
    </message>
    <message>
        <source>Delete conversations</source>
        <translation>Gespräche löschen</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>lorica::DataEditor</name>
    <message>
        <source>Rows of the data set</source>
        <translation>Zeilen des Datensatzes</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Show rows with</source>
        <translation>Zeilen zeigen mit</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>Der Text ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Column of the filter</source>
        <translation>Spalte des Filters</translation>
    </message>
    <message>
        <source>Only these rows</source>
        <translation>Nur diese Zeilen</translation>
    </message>
    <message>
        <source>Selected row and findings</source>
        <translation>Gewählte Zeile und Befunde</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>Nur diese Zeilen zeigen</translation>
    </message>
    <message>
        <source>All like it</source>
        <translation>Alle dieser Art</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>Alle Spalten</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source> (not saved)</source>
        <translation> (nicht gespeichert)</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alle Zeilen</translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation>Geänderte Zeilen</translation>
    </message>
    <message>
        <source>Rows with a tag</source>
        <translation>Zeilen mit Tag</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Tag: %1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: none found.</source>
        <translation>%1: nichts gefunden.</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Bearbeitung</translation>
    </message>
    <message>
        <source>replace in %1 rows</source>
        <translation>Ersetzen in %1 Zeilen</translation>
    </message>
    <message>
        <source>delete of %1 rows</source>
        <translation>Löschen von %1 Zeilen</translation>
    </message>
    <message>
        <source>new row</source>
        <translation>neue Zeile</translation>
    </message>
    <message>
        <source>copy of %1 rows</source>
        <translation>Kopie von %1 Zeilen</translation>
    </message>
    <message>
        <source>tags of %1 rows</source>
        <translation>Tags von %1 Zeilen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Back to the data sets</source>
        <translation>Zurück zu den Datensätzen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Write the file; the one before is kept as a version</source>
        <translation>Die Datei schreiben; die bisherige bleibt als Version erhalten</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Write another file, in the shape of its suffix</source>
        <translation>Eine andere Datei schreiben, im Format ihrer Endung</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Back to what was saved last</source>
        <translation>Zurück zum zuletzt Gespeicherten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>A row behind the selected one</source>
        <translation>Eine Zeile hinter der gewählten</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>A copy behind each selected row</source>
        <translation>Eine Kopie hinter jeder gewählten Zeile</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation>Die gewählten Zeilen löschen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Tag the selected rows, or take the tag from them</source>
        <translation>Den gewählten Zeilen ein Tag geben oder nehmen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Problems, secrets and hidden characters</source>
        <translation>Probleme, Geheimnisse und unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>Beinahe-Duplikate</translation>
    </message>
    <message>
        <source>Leaks against a held-out file…</source>
        <translation>Leaks gegenüber einer zurückgehaltenen Datei&#xa0;…</translation>
    </message>
    <message>
        <source>Changes since the import</source>
        <translation>Änderungen seit dem Import</translation>
    </message>
    <message>
        <source>Undo %1 (%2)</source>
        <translation>Rückgängig: %1 (%2)</translation>
    </message>
    <message>
        <source>Redo %1 (%2)</source>
        <translation>Wiederholen: %1 (%2)</translation>
    </message>
    <message>
        <source>Tag of the row</source>
        <translation>Tag der Zeile</translation>
    </message>
    <message>
        <source>Tag of %1 rows</source>
        <translation>Tag von %1 Zeilen</translation>
    </message>
    <message>
        <source>Held-out file</source>
        <translation>Zurückgehaltene Datei</translation>
    </message>
    <message>
        <source>Remove the characters</source>
        <translation>Zeichen entfernen</translation>
    </message>
    <message>
        <source>Write [secret] for it</source>
        <translation>Durch [secret] ersetzen</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Zeile löschen</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened.</source>
        <translation>Ein anderes Programm hat %1 seit dem Öffnen geändert.</translation>
    </message>
    <message>
        <source>Writing over it keeps what is there now as a version.</source>
        <translation>Beim Überschreiben bleibt der jetzige Inhalt als Version erhalten.</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Changes are not saved</source>
        <translation>Änderungen nicht gespeichert</translation>
    </message>
    <message>
        <source>The changes of %1 are not saved.</source>
        <translation>Die Änderungen an %1 sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Weiterbearbeiten</translation>
    </message>
</context>
<context>
    <name>lorica::DataPage</name>
    <message>
        <source>Edit rows</source>
        <translation>Zeilen bearbeiten</translation>
    </message>
    <message>
        <source>Mend, find and replace, sort out, tag</source>
        <translation>Bereinigen, suchen und ersetzen, aussortieren, mit Tags versehen</translation>
    </message>
    <message>
        <source>Change mapping</source>
        <translation>Zuordnung ändern</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>The file itself stays</source>
        <translation>Die Datei selbst bleibt</translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation>Noch keine Datensätze</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dateizeile</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation>Zeilen vor diesen</translation>
    </message>
    <message>
        <source>Rows behind these</source>
        <translation>Zeilen nach diesen</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>Gehe zu Zeile</translation>
    </message>
    <message>
        <source>The row of this number</source>
        <translation>Die Zeile mit dieser Nummer</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Length of the rows</source>
        <translation>Länge der Zeilen</translation>
    </message>
    <message>
        <source>Drag the dashed line to change the sequence length.</source>
        <translation>Die gestrichelte Linie ziehen, um die Sequenzlänge zu ändern.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>
%1 rows cannot be used</source>
        <translation>
%1 Zeilen sind nicht verwendbar</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Daten importieren</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 rows, shape %2, %3 unusable.</source>
        <translation>%1 Zeilen, Format %2, %3 nicht verwendbar.</translation>
    </message>
    <message>
        <source>This set could not be read.</source>
        <translation>Dieser Datensatz ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation>Zeilen %1–%2 von %3</translation>
    </message>
    <message>
        <source>None: every row can be used.</source>
        <translation>Keine: Jede Zeile ist verwendbar.</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Choose a base model to see lengths in tokens.</source>
        <translation>Ein Basismodell wählen, um Längen in Tokens zu sehen.</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>längste</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>Import a CSV, TSV, JSON, JSONL, Parquet or text file, or drop one here. You will see exactly which tokens the model learns from.</source>
        <translation>Importieren Sie eine CSV-, TSV-, JSON-, JSONL-, Parquet- oder Textdatei, oder ziehen Sie eine hierher. Sie sehen genau, aus welchen Tokens das Modell lernt.</translation>
    </message>
    <message>
        <source>Data sets (%1);;All files (*)</source>
        <translation>Datensätze (%1);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>lorica::DeviceTiles</name>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of 1 core</source>
        <translation>Loricas Anteil an 1 Kern</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of %1 cores</source>
        <translation>Loricas Anteil an %1 Kernen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 by Lorica</source>
        <translation>%1 von Lorica</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>where runs are kept</source>
        <translation>wo die Läufe liegen</translation>
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
        <translation>Tags</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>This row cannot be read</source>
        <translation>Diese Zeile ist nicht lesbar</translation>
    </message>
    <message>
        <source>Changed since it was opened</source>
        <translation>Seit dem Öffnen geändert</translation>
    </message>
</context>
<context>
    <name>lorica::EditSession</name>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The tags and notes of %1 rows were not taken: their rows are not in the file any more.</source>
        <translation>Die Tags und Notizen von %1 Zeilen wurden nicht übernommen: Diese Zeilen stehen nicht mehr in der Datei.</translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Not found in the rows shown.</source>
        <translation>In den gezeigten Zeilen nicht gefunden.</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replaced in 1 row.</source>
        <translation>In 1 Zeile ersetzt.</translation>
    </message>
    <message>
        <source>Replaced in %1 rows.</source>
        <translation>In %1 Zeilen ersetzt.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Duplikate suchen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Comparing with the held-out file</source>
        <translation>Mit der zurückgehaltenen Datei vergleichen</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>Leaks</translation>
    </message>
    <message>
        <source>Comparing with the import</source>
        <translation>Mit dem Import vergleichen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>was: %1</source>
        <translation>vorher: %1</translation>
    </message>
</context>
<context>
    <name>lorica::ExperimentsPage</name>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>Gestoppt, nicht gespeichert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Im Training</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Neuer Sweep</translation>
    </message>
    <message>
        <source>Train one run for every value of a setting</source>
        <translation>Für jeden Wert einer Einstellung einen Lauf trainieren</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>Die gezeigte Tabelle in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Continue sweep</source>
        <translation>Sweep fortsetzen</translation>
    </message>
    <message>
        <source>Stop sweep</source>
        <translation>Sweep stoppen</translation>
    </message>
    <message>
        <source>Save the run in training and end; the sweep can be continued</source>
        <translation>Den Lauf im Training speichern und aufhören; der Sweep lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>No experiments yet</source>
        <translation>Noch keine Experimente</translation>
    </message>
    <message>
        <source>Runs are listed here to be sorted, overlaid and compared; a sweep trains one run for every value of a setting and recommends one.</source>
        <translation>Hier stehen Läufe zum Sortieren, Übereinanderlegen und Vergleichen; ein Sweep trainiert für jeden Wert einer Einstellung einen Lauf und empfiehlt einen.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>Sweeps</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was aufgelistet ist</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Trainierbar</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Abweichende Einstellungen</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>Fortschritt des Sweeps</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>Läufe des Sweeps</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>1 sweep</source>
        <translation>1 Sweep</translation>
    </message>
    <message>
        <source>%1 sweeps</source>
        <translation>%1 Sweeps</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Choose runs in the table; Ctrl adds one</source>
        <translation>Läufe in der Tabelle wählen; Ctrl fügt einen hinzu</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1, zurückgehalten</translation>
    </message>
    <message>
        <source>The curves of the first six are shown. Choose two runs to see which settings differ.</source>
        <translation>Die Kurven der ersten sechs sind zu sehen. Zwei Läufe wählen, um zu sehen, welche Einstellungen sich unterscheiden.</translation>
    </message>
    <message>
        <source>Choose two runs to see which settings differ (Ctrl or Shift and a click, or Shift and the arrow keys).</source>
        <translation>Zwei Läufe wählen, um zu sehen, welche Einstellungen sich unterscheiden (Ctrl oder Shift und Klick, oder Shift und die Pfeiltasten).</translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation>Beide Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>1 setting differs</source>
        <translation>1 Einstellung unterscheidet sich</translation>
    </message>
    <message>
        <source>%1 settings differ</source>
        <translation>%1 Einstellungen unterscheiden sich</translation>
    </message>
    <message>
        <source>No sweeps yet</source>
        <translation>Noch keine Sweeps</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4 · held-out loss of the base %5</source>
        <translation>%1 · %2 · %3 auf %4 · Loss der Basis (zurückgehalten) %5</translation>
    </message>
    <message>
        <source>halving</source>
        <translation>Halbierung</translation>
    </message>
    <message>
        <source>every run to its end</source>
        <translation>jeder Lauf bis zum Ende</translation>
    </message>
    <message>
        <source>New sweep trains one run for every value of a setting, the rank for instance.</source>
        <translation>„Neuer Sweep“ trainiert für jeden Wert einer Einstellung einen Lauf, zum Beispiel für den Rang.</translation>
    </message>
    <message>
        <source>Recommended: %1. %2</source>
        <translation>Empfohlen: %1. %2</translation>
    </message>
    <message>
        <source>Best so far: %1. %2</source>
        <translation>Bisher am besten: %1. %2</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Die Tabelle als CSV speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>Die Tabelle steht in %1.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>Trainiert die Läufe, die fehlen oder gescheitert sind</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Show the chosen run, or else the recommended one, on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>Zeigt den gewählten Lauf, sonst den empfohlenen, auf der Trainingsseite: um mit seinem Adapter zu sprechen, ihn einzurechnen oder weiterzutrainieren</translation>
    </message>
</context>
<context>
    <name>lorica::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Write it; nothing that exists is overwritten</source>
        <translation>Schreiben; nichts Vorhandenes wird überschrieben</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the file manager where it lies</source>
        <translation>Den Dateimanager am Ablageort öffnen</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Talk to the exported model</source>
        <translation>Mit dem exportierten Modell chatten</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>Noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Choose a base model, and an adapter if you have trained one: they are written here for other programs.</source>
        <translation>Wählen Sie ein Basismodell und, falls schon trainiert, einen Adapter: Hier werden sie für andere Programme geschrieben.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Browse for a base model</source>
        <translation>Basismodell wählen</translation>
    </message>
    <message>
        <source>Browse for an adapter folder</source>
        <translation>Adapterordner wählen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Type of the numbers</source>
        <translation>Typ der Zahlen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Merge into the quantized numbers that the adapter was trained on</source>
        <translation>In die quantisierten Zahlen mergen, auf denen der Adapter trainiert wurde</translation>
    </message>
    <message>
        <source>Off: into the base&apos;s own weights. Which of the two answers better depends on the adapter: compare them on held-out rows.</source>
        <translation>Aus: in die eigenen Gewichte der Basis. Was von beidem besser antwortet, hängt vom Adapter ab: auf zurückgehaltenen Zeilen vergleichen.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Zu schreibende Datei oder Ordner</translation>
    </message>
    <message>
        <source>Browse for a place to write to</source>
        <translation>Speicherort wählen</translation>
    </message>
    <message>
        <source>Prove it: read it back and compare it with base and adapter</source>
        <translation>Nachprüfen: zurücklesen und mit Basis und Adapter vergleichen</translation>
    </message>
    <message>
        <source>Every tensor, tokens, template, ends of text and probabilities. Base and export are loaded one after the other; where the proof fails, nothing is left.</source>
        <translation>Jeder Tensor, Tokens, Vorlage, Textenden und Wahrscheinlichkeiten. Basis und Export werden nacheinander geladen; misslingt die Prüfung, bleibt nichts zurück.</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>ON THE COMMAND LINE</source>
        <translation>AUF DER BEFEHLSZEILE</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Befehlszeile</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Die Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>None: the base alone</source>
        <translation>Keiner: nur die Basis</translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation> · etwa %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>%1, %2 parameters, stored as %3, %4</source>
        <translation>%1, %2 Parameter, gespeichert als %3, %4</translation>
    </message>
    <message>
        <source>Choose an adapter: this format holds nothing else.</source>
        <translation>Einen Adapter wählen: Dieses Format enthält sonst nichts.</translation>
    </message>
    <message>
        <source>About %1 to write</source>
        <translation>Etwa %1 zu schreiben</translation>
    </message>
    <message>
        <source>%1 free on that disk</source>
        <translation>%1 frei auf diesem Datenträger</translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation> · %1 von %2</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>Nichts blieb zurück.</translation>
    </message>
    <message>
        <source>%1
%2, %3 tensors in %4</source>
        <translation>%1
%2, %3 Tensoren in %4</translation>
    </message>
    <message>
        <source>; the adapter changed %1</source>
        <translation>; der Adapter hat %1 geändert</translation>
    </message>
    <message>
        <source>Proved: read back, it is base and adapter.</source>
        <translation>Bestätigt: Zurückgelesen ist es Basis und Adapter.</translation>
    </message>
    <message>
        <source>Not proved: read back, it is not base and adapter.</source>
        <translation>Nicht bestätigt: Zurückgelesen ist es nicht Basis und Adapter.</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>Eine GGUF-Datei oder die config.json eines Modellordners wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modelle (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose the folder of a PEFT adapter</source>
        <translation>Den Ordner eines PEFT-Adapters wählen</translation>
    </message>
    <message>
        <source>Folder to write into</source>
        <translation>Ordner, in den geschrieben wird</translation>
    </message>
    <message>
        <source>Model folder (safetensors)</source>
        <translation>Modellordner (safetensors)</translation>
    </message>
    <message>
        <source>Merged weights with config, tokenizer and chat template: transformers, vLLM and Lorica load it.</source>
        <translation>Gemergte Gewichte mit Konfiguration, Tokenizer und Chat-Vorlage: transformers, vLLM und Lorica laden ihn.</translation>
    </message>
    <message>
        <source>GGUF file</source>
        <translation>GGUF-Datei</translation>
    </message>
    <message>
        <source>Merged and, if you like, quantized: for llama.cpp, Ollama and LM Studio.</source>
        <translation>Gemergt und auf Wunsch quantisiert: für llama.cpp, Ollama und LM Studio.</translation>
    </message>
    <message>
        <source>GGUF adapter</source>
        <translation>GGUF-Adapter</translation>
    </message>
    <message>
        <source>The adapter alone, for llama.cpp&apos;s --lora over the same base.</source>
        <translation>Der Adapter allein, für llama.cpps --lora über derselben Basis.</translation>
    </message>
    <message>
        <source>nearly lossless</source>
        <translation>fast verlustfrei</translation>
    </message>
    <message>
        <source>small, the usual choice</source>
        <translation>klein, die übliche Wahl</translation>
    </message>
    <message>
        <source>a little larger, a little better</source>
        <translation>etwas größer, etwas besser</translation>
    </message>
    <message>
        <source>close to q8_0</source>
        <translation>nahe an q8_0</translation>
    </message>
    <message>
        <source>older block type</source>
        <translation>älterer Blocktyp</translation>
    </message>
    <message>
        <source>older block type, fast on processors</source>
        <translation>älterer Blocktyp, schnell auf Prozessoren</translation>
    </message>
    <message>
        <source>the base&apos;s numbers in 16 bits</source>
        <translation>die Zahlen der Basis in 16 Bit</translation>
    </message>
    <message>
        <source>16 bits, for older programs</source>
        <translation>16 Bit, für ältere Programme</translation>
    </message>
    <message>
        <source>everything, twice as large</source>
        <translation>alles, doppelt so groß</translation>
    </message>
    <message>
        <source>as the base</source>
        <translation>wie die Basis</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>16 bits, for older graphics cards</source>
        <translation>16 Bit, für ältere Grafikkarten</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 Bit</translation>
    </message>
</context>
<context>
    <name>lorica::FieldCell</name>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>one, two, …</source>
        <translation>eins, zwei, …</translation>
    </message>
</context>
<context>
    <name>lorica::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>In a regular expression, $1 is what the first group matched and ${name} a named one</source>
        <translation>In einem regulären Ausdruck steht $1 für das, was die erste Gruppe gefunden hat, und ${name} für eine benannte</translation>
    </message>
    <message>
        <source>Column to search</source>
        <translation>Zu durchsuchende Spalte</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß/klein beachten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Replace in selection</source>
        <translation>In Auswahl ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>In every row shown; one step of the history</source>
        <translation>In jeder gezeigten Zeile; ein Schritt im Verlauf</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>Alle Spalten</translation>
    </message>
</context>
<context>
    <name>lorica::FindCommandDialog</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Den Namen eines Befehls eingeben</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>lorica::FindingModel</name>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
</context>
<context>
    <name>lorica::ForecastCard</name>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>Optimizer</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Memory the run is expected to take, of what is free now; the paler end is the forecast&apos;s uncertainty.</source>
        <translation>Der Speicher, den der Lauf voraussichtlich braucht, gemessen an dem, was jetzt frei ist; das blassere Ende ist die Unsicherheit der Vorhersage.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Trainierbar</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>Bereit zum Start.</translation>
    </message>
    <message>
        <source>Choose a model and a data set to see whether the run fits and how long it takes.</source>
        <translation>Ein Modell und einen Datensatz wählen, um zu sehen, ob der Lauf passt und wie lange er dauert.</translation>
    </message>
    <message>
        <source>Looking again …</source>
        <translation>Wird erneut geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Looking at model and data …</source>
        <translation>Modell und Daten werden geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation>Passt auf diesen Rechner</translation>
    </message>
    <message>
        <source>Does not fit this machine</source>
        <translation>Passt nicht auf diesen Rechner</translation>
    </message>
    <message>
        <source>No forecast.</source>
        <translation>Keine Vorhersage.</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 von freien %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>lorica::HomePage</name>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>Gestoppt, nicht gespeichert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Import a data set, choose a model, start training: each run is listed here with its curve.</source>
        <translation>Einen Datensatz importieren, ein Modell wählen, das Training starten: Jeder Lauf steht dann hier mit seiner Kurve.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>Loss-Kurve</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Return or a double click opens a run; an interrupted one can be resumed there.</source>
        <translation>Return oder ein Doppelklick öffnet einen Lauf; ein unterbrochener lässt sich dort fortsetzen.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Im Training</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Die Demo öffnen</translation>
    </message>
    <message>
        <source>Set up a run on a small data set that comes with Lorica; any model will do</source>
        <translation>Richtet einen Lauf mit einem kleinen Datensatz ein, der bei Lorica liegt; jedes Modell ist recht</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 was interrupted at step %2 of %3.</source>
        <translation>%1 wurde bei Schritt %2 von %3 unterbrochen.</translation>
    </message>
    <message>
        <source>%1 was interrupted before its first step.</source>
        <translation>%1 wurde vor dem ersten Schritt unterbrochen.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
</context>
<context>
    <name>lorica::ImportSheet</name>
    <message>
        <source>Import data</source>
        <translation>Daten importieren</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>What the model will learn</source>
        <translation>Was das Modell lernen wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Instruction and response</source>
        <translation>Anweisung und Antwort</translation>
    </message>
    <message>
        <source>Prompt and completion</source>
        <translation>Prompt und Completion</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>ShareGPT</source>
        <translation>ShareGPT</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Roher Text</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>For instance: Describe the restaurant: {mr}</source>
        <translation>Zum Beispiel: Beschreibe das Restaurant: {mr}</translation>
    </message>
    <message>
        <source>Left to the model&apos;s template</source>
        <translation>Der Vorlage des Modells überlassen</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>Spalten: %1</translation>
    </message>
    <message>
        <source>Choose the columns: %1.</source>
        <translation>Spalten wählen: %1.</translation>
    </message>
    <message>
        <source>%1 rows. Which column is which?</source>
        <translation>%1 Zeilen. Welche Spalte ist welche?</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Diese Datei ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>%1 rows, shape %2</source>
        <translation>%1 Zeilen, Format %2</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>Dateizeile %1: %2.</translation>
    </message>
    <message>
        <source>Line %1, %2: %3.</source>
        <translation>Dateizeile %1, %2: %3.</translation>
    </message>
    <message>
        <source>1 row cannot be used.</source>
        <translation>1 Zeile ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>%1 rows cannot be used.</source>
        <translation>%1 Zeilen sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
</context>
<context>
    <name>lorica::JobList</name>
    <message>
        <source>Loading the model</source>
        <translation>Modell laden</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Daten lesen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Mergen</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Proving an export</source>
        <translation>Export nachprüfen</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>Adapter mischen</translation>
    </message>
    <message>
        <source>Making a routing</source>
        <translation>Routing anlegen</translation>
    </message>
    <message>
        <source>Choosing adapters</source>
        <translation>Adapter auswählen</translation>
    </message>
</context>
<context>
    <name>lorica::JobsStrip</name>
    <message>
        <source>What waits in line</source>
        <translation>Was in der Warteschlange steht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 in line</source>
        <translation>%1 in Warteschlange</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>   step %1/%2</source>
        <translation>   Schritt %1/%2</translation>
    </message>
    <message>
        <source>   %1 left</source>
        <translation>   noch %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Run next: %1</source>
        <translation>Als Nächstes ausführen: %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take out of the line: %1</source>
        <translation>Aus der Warteschlange entfernen: %1</translation>
    </message>
</context>
<context>
    <name>lorica::JudgePresenter</name>
    <message>
        <source>Cut at the longest answer</source>
        <translation>Bei der Höchstlänge abgeschnitten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
</context>
<context>
    <name>lorica::JudgeView</name>
    <message>
        <source>facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
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
        <translation>Ein Modell</translation>
    </message>
    <message>
        <source>The other model</source>
        <translation>Das andere Modell</translation>
    </message>
    <message>
        <source>Where the prompts come from</source>
        <translation>Woher die Prompts kommen</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>Take the prompts from a file</source>
        <translation>Die Prompts aus einer Datei nehmen</translation>
    </message>
    <message>
        <source>Names stay hidden after the vote</source>
        <translation>Namen auch nach der Stimmabgabe verbergen</translation>
    </message>
    <message>
        <source>They are shown by the results only</source>
        <translation>Erst die Ergebnisse zeigen sie</translation>
    </message>
    <message>
        <source>Show some pairs twice</source>
        <translation>Manche Paare zweimal zeigen</translation>
    </message>
    <message>
        <source>After every ten votes a pair comes again, sides drawn anew: the results tell how often the verdict was the same</source>
        <translation>Nach je zehn Stimmen kommt ein Paar noch einmal, die Seiten neu ausgelost: Die Ergebnisse zeigen, wie oft das Urteil dasselbe war</translation>
    </message>
    <message>
        <source>Category, for results of its own</source>
        <translation>Kategorie, für eigene Ergebnisse</translation>
    </message>
    <message>
        <source>Category of the prompt</source>
        <translation>Kategorie des Prompts</translation>
    </message>
    <message>
        <source>Prompt for both models</source>
        <translation>Prompt für beide Modelle</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>What decided: kept with the verdict</source>
        <translation>Was den Ausschlag gab: wird mit dem Urteil aufbewahrt</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Entschieden durch %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note on the verdict</source>
        <translation>Notiz zum Urteil</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A ist besser</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B ist besser</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Gleich gut</translation>
    </message>
    <message>
        <source>Both are bad</source>
        <translation>Beide schlecht</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>Take the vote back</source>
        <translation>Stimme zurücknehmen</translation>
    </message>
    <message>
        <source>Prompts I type</source>
        <translation>Eigene Prompts</translation>
    </message>
    <message>
        <source>Choose a file of prompts</source>
        <translation>Eine Datei mit Prompts wählen</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>Beide fragen</translation>
    </message>
    <message>
        <source>First prompt</source>
        <translation>Erster Prompt</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Next prompt</source>
        <translation>Nächster Prompt</translation>
    </message>
    <message>
        <source>The prompt of the set stands here</source>
        <translation>Hier steht der Prompt aus dem Datensatz</translation>
    </message>
    <message>
        <source>Write a prompt. Return asks both models, Shift+Return begins a new line.</source>
        <translation>Einen Prompt schreiben. Return fragt beide Modelle, Shift+Return beginnt eine neue Zeile.</translation>
    </message>
    <message>
        <source>There is one model only. Train an adapter or add another model to have two to compare.</source>
        <translation>Es gibt nur ein Modell. Trainieren Sie einen Adapter oder fügen Sie ein weiteres Modell hinzu, um zwei zu vergleichen.</translation>
    </message>
    <message>
        <source>Choose two different models.</source>
        <translation>Zwei verschiedene Modelle wählen.</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Prompts werden gelesen</translation>
    </message>
    <message>
        <source>Both answer the same prompt; which of them stands left is drawn each time.</source>
        <translation>Beide beantworten denselben Prompt; welches links steht, wird jedes Mal ausgelost.</translation>
    </message>
    <message>
        <source>Answering. The verdict waits for both.</source>
        <translation>Es wird geantwortet. Das Urteil wartet auf beide.</translation>
    </message>
    <message>
        <source>An answer is missing, so there is nothing to judge.</source>
        <translation>Eine Antwort fehlt, also gibt es nichts zu beurteilen.</translation>
    </message>
    <message>
        <source>Your verdict: keys 1, 2, 3 and 4.</source>
        <translation>Ihr Urteil: Tasten 1, 2, 3 und 4.</translation>
    </message>
    <message>
        <source>Keeping the vote</source>
        <translation>Stimme wird gespeichert</translation>
    </message>
    <message>
        <source>The vote is kept.</source>
        <translation>Die Stimme ist gespeichert.</translation>
    </message>
    <message>
        <source>1 vote since the start</source>
        <translation>1 Stimme seit dem Start</translation>
    </message>
    <message>
        <source>%1 votes since the start</source>
        <translation>%1 Stimmen seit dem Start</translation>
    </message>
    <message>
        <source>There is no prompt</source>
        <translation>Es gibt keinen Prompt</translation>
    </message>
    <message>
        <source>No prompt of the set is left</source>
        <translation>Kein Prompt des Datensatzes ist übrig</translation>
    </message>
    <message>
        <source>%1 of %2 prompts left</source>
        <translation>%1 von %2 Prompts übrig</translation>
    </message>
</context>
<context>
    <name>lorica::KeepAwake</name>
    <message>
        <source>A run is training</source>
        <translation>Ein Training läuft</translation>
    </message>
</context>
<context>
    <name>lorica::KeptConversation</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
</context>
<context>
    <name>lorica::KnownAdapter</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 (%2) on %3</source>
        <translation>%1 (%2) auf %3</translation>
    </message>
    <message>
        <source>There is an adapter of this name already.</source>
        <translation>Einen Adapter mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>A name has letters, no slash and no dot in front.</source>
        <translation>Ein Name enthält Buchstaben, aber keinen Schrägstrich, und beginnt nicht mit einem Punkt.</translation>
    </message>
</context>
<context>
    <name>lorica::LengthHistogram</name>
    <message>
        <source>Lengths of the rows in tokens</source>
        <translation>Längen der Zeilen in Tokens</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>length %1 →</source>
        <translation>Länge %1 →</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>Länge %1</translation>
    </message>
</context>
<context>
    <name>lorica::LogDrawer</name>
    <message>
        <source> … (%1 characters)</source>
        <translation> … (%1 Zeichen)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Warnungen und Fehler</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Das Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The chosen lines, or all that are shown</source>
        <translation>Die gewählten Zeilen oder alle gezeigten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Das Protokoll schließen</translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation>Die Engine ist bereit</translation>
    </message>
    <message>
        <source>Checkpoint at step %1: %2</source>
        <translation>Checkpoint bei Schritt %1: %2</translation>
    </message>
    <message>
        <source>%1 lines; %2 older ones were let go</source>
        <translation>%1 Zeilen; %2 ältere wurden verworfen</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
</context>
<context>
    <name>lorica::MainWindow</name>
    <message>
        <source>The diagnostics are on the clipboard. They name folders of this machine: look before you send them.</source>
        <translation>Die Diagnose liegt in der Zwischenablage. Sie nennt Ordner dieses Rechners: vor dem Versenden ansehen.</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Dauer: %1.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation>%1 beendet: %2</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>Ein Training läuft</translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation>Ein Training läuft.</translation>
    </message>
    <message>
        <source>Quitting writes a checkpoint first; Home offers to resume the run from there. What waits in line is dropped.</source>
        <translation>Beim Beenden wird zuerst ein Checkpoint geschrieben; die Startseite bietet an, den Lauf von dort fortzusetzen. Was in der Warteschlange steht, entfällt.</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Speichern und beenden</translation>
    </message>
    <message>
        <source>Train on in the tray</source>
        <translation>Im Infobereich weiter</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>%1 is neither a data set nor a model nor an adapter nor a run. Data sets are CSV, TSV, JSON, JSONL, Parquet or text files; models are GGUF files or folders with config.json; adapters are PEFT folders or zips of them; settings are called run.json.</source>
        <translation>%1 ist weder Datensatz noch Modell noch Adapter noch Lauf. Datensätze sind CSV-, TSV-, JSON-, JSONL-, Parquet- oder Textdateien; Modelle sind GGUF-Dateien oder Ordner mit config.json; Adapter sind PEFT-Ordner oder ZIPs davon; Einstellungen heißen run.json.</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureBars</name>
    <message>
        <source>Measure to compare</source>
        <translation>Zu vergleichende Messgröße</translation>
    </message>
    <message>
        <source>Bars of the measure; the table has the same figures</source>
        <translation>Balken der Messgröße; die Tabelle hat dieselben Zahlen</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureTable</name>
    <message>
        <source>lower is better</source>
        <translation>niedriger ist besser</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>höher ist besser</translation>
    </message>
    <message>
        <source>Measures by method</source>
        <translation>Messgrößen nach Methode</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Runs tells why</source>
        <translation>Warum, steht unter „Läufe“</translation>
    </message>
    <message>
        <source>The best of the methods</source>
        <translation>Die beste der Methoden</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>lorica::MergeDialog</name>
    <message>
        <source>Merge and export</source>
        <translation>Mergen und exportieren</translation>
    </message>
    <message>
        <source>Adds the adapter to its base and writes a safetensors folder with config, tokenizer and chat template, as transformers loads it. The base and the adapter stay as they are.</source>
        <translation>Rechnet den Adapter in seine Basis ein und schreibt einen safetensors-Ordner mit Konfiguration, Tokenizer und Chat-Vorlage, wie transformers ihn lädt. Basis und Adapter bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>As the base</source>
        <translation>Wie die Basis</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Andere Formate</translation>
    </message>
    <message>
        <source>GGUF files and adapters: on the Export page</source>
        <translation>GGUF-Dateien und Adapter: auf der Seite „Export“</translation>
    </message>
    <message>
        <source>Folder to put the model folder into</source>
        <translation>Ordner, in den der Modellordner kommt</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Einen Ordner angeben.</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Den ganzen Pfad angeben, von / an.</translation>
    </message>
    <message>
        <source>This folder exists already. Choose a new name: nothing is overwritten.</source>
        <translation>Diesen Ordner gibt es schon. Einen neuen Namen wählen: Nichts wird überschrieben.</translation>
    </message>
</context>
<context>
    <name>lorica::MixRows</name>
    <message>
        <source>Mix with another data set</source>
        <translation>Mit einem weiteren Datensatz mischen</translation>
    </message>
    <message>
        <source>How often the rows of %1 are taken</source>
        <translation>Wie oft die Zeilen von %1 genommen werden</translation>
    </message>
    <message>
        <source>0.5 takes half of its rows, 3 takes each three times</source>
        <translation>0.5 nimmt die Hälfte seiner Zeilen, 3 jede dreimal</translation>
    </message>
    <message>
        <source>times</source>
        <translation>mal</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 weglassen</translation>
    </message>
</context>
<context>
    <name>lorica::ModelsPage</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Hub cache</source>
        <translation>Hub-Cache</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Noch keine Modelle</translation>
    </message>
    <message>
        <source>Add a GGUF file or a folder with config.json, or drop one here. Models of the library and of the Hugging Face cache are found by themselves.</source>
        <translation>Fügen Sie eine GGUF-Datei oder einen Ordner mit config.json hinzu oder legen Sie sie hier ab. Modelle aus der Bibliothek und dem Hugging-Face-Cache werden von selbst gefunden.</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>Fürs Training nutzen</translation>
    </message>
    <message>
        <source>Set up a run over this model</source>
        <translation>Einen Lauf mit diesem Modell einrichten</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Chat öffnen</translation>
    </message>
    <message>
        <source>Talk to this model</source>
        <translation>Mit diesem Modell chatten</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the file manager where the model lies</source>
        <translation>Den Dateimanager dort öffnen, wo das Modell liegt</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>The files stay</source>
        <translation>Die Dateien bleiben</translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <source>Add a GGUF file, or the config.json of a model folder</source>
        <translation>Eine GGUF-Datei oder die config.json eines Modellordners hinzufügen</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder with config.json and safetensors files</source>
        <translation>Einen Ordner mit config.json und safetensors-Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Gespeichert als</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>MEMORY OF THE WEIGHTS</source>
        <translation>SPEICHERBEDARF DER GEWICHTE</translation>
    </message>
    <message>
        <source>Training needs more: the Train page forecasts how much.</source>
        <translation>Training braucht mehr: Wie viel, sagt die Seite „Training“ vorher.</translation>
    </message>
    <message>
        <source>CHAT TEMPLATE</source>
        <translation>CHAT-VORLAGE</translation>
    </message>
    <message>
        <source>The files hold none: prompts go to the model as they are.</source>
        <translation>Die Dateien enthalten keine: Prompts gehen unverändert ans Modell.</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Chat-Vorlage</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht&#xa0;…</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 Modelle</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>It lies in the Hugging Face cache and is listed as long as it is there</source>
        <translation>Es liegt im Hugging-Face-Cache und steht in der Liste, solange es dort ist</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>unter 0,1&#xa0;%</translation>
    </message>
    <message>
        <source>not told by the files</source>
        <translation>in den Dateien nicht angegeben</translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation>Einen Modellordner hinzufügen</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modelle (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>Hidden Size</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>%1, %2 for keys and values</source>
        <translation>%1, %2 für Keys und Values</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>gespeichert als</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>auf dem Datenträger</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Type a message and see what this model reads of it</source>
        <translation>Eine Nachricht eingeben und sehen, was dieses Modell davon liest</translation>
    </message>
</context>
<context>
    <name>lorica::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lorica::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Runs, models and this file are kept in %1</source>
        <translation>Läufe, Modelle und diese Datei liegen in %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Tastenkürzel für %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the key of %1</source>
        <translation>Tastenkürzel für %1 zurücksetzen</translation>
    </message>
    <message>
        <source>%1 would take %2 from every text field; add Ctrl or Alt.</source>
        <translation>%1 würde %2 jedem Textfeld wegnehmen; Ctrl oder Alt dazunehmen.</translation>
    </message>
    <message>
        <source>%1 belongs to both %2 and %3.</source>
        <translation>%1 gehört zu %2 und zu %3.</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSheet</name>
    <message>
        <source>%1 tokens, %2 of them control tokens</source>
        <translation>%1 Tokens, davon %2 Steuer-Tokens</translation>
    </message>
    <message>
        <source>The model has no chat template: it reads the texts as they are.</source>
        <translation>Das Modell hat keine Chat-Vorlage: Es liest die Texte, wie sie sind.</translation>
    </message>
    <message>
        <source>What the model reads: %1</source>
        <translation>Was das Modell liest: %1</translation>
    </message>
    <message>
        <source>Tokens of the prompt</source>
        <translation>Tokens des Prompts</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>The prompt as plain text, its control tokens spelled out</source>
        <translation>Der Prompt als reiner Text, mit ausgeschriebenen Steuer-Tokens</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Write a message to see what becomes of it</source>
        <translation>Eine Nachricht schreiben, um zu sehen, was aus ihr wird</translation>
    </message>
    <message>
        <source>Left to the template</source>
        <translation>Der Vorlage überlassen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSource</name>
    <message>
        <source>Held-out rows of %1</source>
        <translation>Zurückgehaltene Zeilen von %1</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
</context>
<context>
    <name>lorica::RoutingCard</name>
    <message>
        <source>%1 of the adapters&apos; own %2 prompts go to the right one.</source>
        <translation>%1 der %2 eigenen Prompts der Adapter gehen an den richtigen.</translation>
    </message>
    <message>
        <source>Of held-out prompts %1 of %2 do.</source>
        <translation>Bei zurückgehaltenen Prompts sind es %1 von %2.</translation>
    </message>
    <message>
        <source>These adapters cannot be told apart by what they were trained on: give rules.</source>
        <translation>Diese Adapter lassen sich nach dem, worauf sie trainiert wurden, nicht unterscheiden: Regeln angeben.</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Liegt in %1.</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routing</translation>
    </message>
    <message>
        <source>Rules, one a line; they come before likeness:
name=prefix:TEXT, name=regex:EXPRESSION or name=tag:TEXT</source>
        <translation>Regeln, eine je Zeile; sie gehen der Ähnlichkeit vor:
name=prefix:TEXT, name=regex:AUSDRUCK oder name=tag:TEXT</translation>
    </message>
    <message>
        <source>Rules of the routing</source>
        <translation>Regeln des Routings</translation>
    </message>
    <message>
        <source>Make a routing</source>
        <translation>Routing anlegen</translation>
    </message>
    <message>
        <source>Keeps training prompts of each marked adapter to compare with, and tries itself on their held-out prompts</source>
        <translation>Bewahrt Trainings-Prompts jedes markierten Adapters zum Vergleichen auf und erprobt sich an deren zurückgehaltenen Prompts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>A prompt: who would answer it?</source>
        <translation>Ein Prompt: Wer würde ihn beantworten?</translation>
    </message>
    <message>
        <source>Prompt to try</source>
        <translation>Prompt zum Ausprobieren</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Mark two adapters or more in the table (Ctrl and click): each prompt then goes to the one that was trained on its like.</source>
        <translation>Zwei oder mehr Adapter in der Tabelle markieren (Ctrl und Klick): Jeder Prompt geht dann an den, der auf Ähnlichem trainiert wurde.</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models; a routing needs one.</source>
        <translation>Die markierten Adapter gehören zu verschiedenen Basismodellen; ein Routing braucht ein gemeinsames.</translation>
    </message>
    <message>
        <source>Waiting for its turn …</source>
        <translation>In der Warteschlange&#xa0;…</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>The base alone</source>
        <translation>Die Basis allein</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Each question goes to the adapter that the routing chooses for it, and the answer tells which one that was</source>
        <translation>Jede Frage geht an den Adapter, den das Routing für sie wählt, und die Antwort sagt, welcher es war</translation>
    </message>
    <message>
        <source>A marked adapter&apos;s base is not known here.</source>
        <translation>Die Basis eines markierten Adapters ist hier nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>lorica::RowEditor</name>
    <message>
        <source>Parted by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Tags of the row</source>
        <translation>Tags der Zeile</translation>
    </message>
    <message>
        <source>Note on the row</source>
        <translation>Notiz zur Zeile</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>The row as it is written</source>
        <translation>Die Zeile, wie sie dasteht</translation>
    </message>
    <message>
        <source>More than %1 parts: the rest is only in the table.</source>
        <translation>Mehr als %1 Teile: Der Rest steht nur in der Tabelle.</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation>Eine Zeile wählen, um sie ganz zu sehen.</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3; too long to edit here</source>
        <translation>%1: die ersten %2 von %3; zu lang, um es hier zu bearbeiten</translation>
    </message>
    <message>
        <source>Turn %1, %2</source>
        <translation>Turn %1, %2</translation>
    </message>
</context>
<context>
    <name>lorica::RowPanel</name>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Vorherige Zeile</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>Nothing to show before the columns are chosen.</source>
        <translation>Nichts zu zeigen, bevor die Spalten gewählt sind.</translation>
    </message>
    <message>
        <source>Choose a base model to see the tokens.</source>
        <translation>Ein Basismodell wählen, um die Tokens zu sehen.</translation>
    </message>
    <message>
        <source>%1 trained  %2 ignored  %3 cut</source>
        <translation>%1 trainiert  %2 ignoriert  %3 gekappt</translation>
    </message>
</context>
<context>
    <name>lorica::RunChoices</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>Übrige Einstellungen</translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation>Die Standardwerte</translation>
    </message>
    <message>
        <source>As in %1</source>
        <translation>Wie in %1</translation>
    </message>
</context>
<context>
    <name>lorica::RunView</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Trainable parameters, all parameters, and the share of the trainable ones</source>
        <translation>Trainierbare Parameter, alle Parameter und der Anteil der trainierbaren</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Erledigte Schritte</translation>
    </message>
    <message>
        <source>Epoch done</source>
        <translation>Erledigter Teil der Epoche</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Mergen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel merging</source>
        <translation>Mergen abbrechen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Waiting for the first step</source>
        <translation>Der erste Schritt steht noch aus</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Tokens pro Sekunde</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothing of the strong lines: the weight of what came before</source>
        <translation>Glättung der kräftigen Linien: das Gewicht dessen, was vorher war</translation>
    </message>
    <message>
        <source>Merging into %1</source>
        <translation>Mergen nach %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4</source>
        <translation>%1 · %2 · %3 auf %4</translation>
    </message>
    <message>
        <source>%1 / %2  %3</source>
        <translation>%1 / %2  %3</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Step %1 / %2</source>
        <translation>Schritt %1 / %2</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>Epoche %1 / %2</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>Dauer %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>The run ended before its first step</source>
        <translation>Der Lauf endete vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Im Training</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausiert gleich</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>What the charts are drawn over</source>
        <translation>Worüber die Diagramme gezeichnet sind</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>rate %1, %2 steps</source>
        <translation>Rate %1, %2 Schritte</translation>
    </message>
    <message>
        <source>Note at step %1</source>
        <translation>Notiz bei Schritt %1</translation>
    </message>
    <message>
        <source>What is to be remembered here. An empty text takes the note away.</source>
        <translation>Was hier festzuhalten ist. Ein leerer Text nimmt die Notiz weg.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Probeantworten</translation>
    </message>
    <message>
        <source>What is shown below the charts</source>
        <translation>Was unter den Diagrammen zu sehen ist</translation>
    </message>
    <message>
        <source>Load, %</source>
        <translation>Auslastung, %</translation>
    </message>
    <message>
        <source>processor, 100 for each core</source>
        <translation>Prozessor, 100 je Kern</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Show the next chart here</source>
        <translation>Hier das nächste Diagramm zeigen</translation>
    </message>
</context>
<context>
    <name>lorica::SampleTable</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The row&apos;s own answer</source>
        <translation>Antwort der Zeile</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>Probeantworten</translation>
    </message>
    <message>
        <source>The chosen sample, whole</source>
        <translation>Die gewählte Probeantwort, ganz</translation>
    </message>
</context>
<context>
    <name>lorica::SamplingPanel</name>
    <message>
        <source>Left to the template</source>
        <translation>Der Vorlage überlassen</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>What the model is told before the conversation</source>
        <translation>Was dem Modell vor dem Gespräch gesagt wird</translation>
    </message>
    <message>
        <source>It has an effect with more than one beam only.</source>
        <translation>Wirkt nur bei mehr als einem Beam.</translation>
    </message>
    <message>
        <source>It has no effect with several beams: nothing is drawn at random.</source>
        <translation>Ohne Wirkung bei mehreren Beams: Nichts wird zufällig gezogen.</translation>
    </message>
    <message>
        <source>It has no effect without sampling: the likeliest token is taken.</source>
        <translation>Ohne Wirkung, wenn nicht gezogen wird: Das wahrscheinlichste Token wird genommen.</translation>
    </message>
    <message>
        <source>It has no effect at temperature 0: the likeliest token is taken.</source>
        <translation>Ohne Wirkung bei Temperatur 0: Das wahrscheinlichste Token wird genommen.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Every setting as it was at first; the system prompt stays</source>
        <translation>Alle Einstellungen wie am Anfang; der System-Prompt bleibt</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
</context>
<context>
    <name>lorica::SetupView</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experte</translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation>Welche Einstellungen zu sehen sind</translation>
    </message>
    <message>
        <source>Run name</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>No model yet: choose a GGUF file or a model folder</source>
        <translation>Noch kein Modell: eine GGUF-Datei oder einen Modellordner wählen</translation>
    </message>
    <message>
        <source>%1 parameters · %2 · stored as %3 · </source>
        <translation>%1 Parameter · %2 · gespeichert als %3 · </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 nicht verwendbar</translation>
    </message>
    <message>
        <source>prompt “%1”</source>
        <translation>Prompt „%1“</translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation>Ein Lauf braucht einen Namen.</translation>
    </message>
    <message>
        <source>A name has no slash and no dot in front.</source>
        <translation>Ein Name enthält keinen Schrägstrich und beginnt nicht mit einem Punkt.</translation>
    </message>
    <message>
        <source>There is a run of this name already.</source>
        <translation>Einen Lauf mit diesem Namen gibt es schon.</translation>
    </message>
    <message>
        <source>A run of this name waits in line.</source>
        <translation>Ein Lauf mit diesem Namen steht in der Warteschlange.</translation>
    </message>
    <message>
        <source>one setting has a value it cannot take</source>
        <translation>eine Einstellung hat einen unzulässigen Wert</translation>
    </message>
    <message>
        <source>See the field in red.</source>
        <translation>Siehe das rote Feld.</translation>
    </message>
    <message>
        <source>another run is training</source>
        <translation>ein anderer Lauf ist im Training</translation>
    </message>
    <message>
        <source>This one waits in line until that has ended.</source>
        <translation>Dieser wartet in der Warteschlange, bis jener beendet ist.</translation>
    </message>
    <message>
        <source>the run writes about %1 and %2 are free</source>
        <translation>der Lauf schreibt etwa %1, und %2 sind frei</translation>
    </message>
    <message>
        <source>Free some of the disk that holds %1.</source>
        <translation>Auf dem Datenträger mit %1 Platz schaffen.</translation>
    </message>
    <message>
        <source>%1 changed · Reset</source>
        <translation>%1 geändert · Zurücksetzen</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>Eine GGUF-Datei oder die config.json eines Modellordners wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modelle (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Learns small matrices beside the frozen weights. The usual choice.</source>
        <translation>Lernt kleine Matrizen neben den eingefrorenen Gewichten. Die übliche Wahl.</translation>
    </message>
    <message>
        <source>QLoRA</source>
        <translation>QLoRA</translation>
    </message>
    <message>
        <source>LoRA over a base in 4 bits: a quarter of the memory, a little slower.</source>
        <translation>LoRA über einer Basis in 4 Bit: ein Viertel des Speichers, etwas langsamer.</translation>
    </message>
    <message>
        <source>LoRA on 8 bits</source>
        <translation>LoRA auf 8 Bit</translation>
    </message>
    <message>
        <source>LoRA over a base in 8 bits: half the memory, closer to the original than 4 bits.</source>
        <translation>LoRA über einer Basis in 8 Bit: die Hälfte des Speichers, näher am Original als 4 Bit.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoRA that learns direction and size apart. Often better at a low rank.</source>
        <translation>LoRA, das Richtung und Größe getrennt lernt. Bei kleinem Rang oft besser.</translation>
    </message>
    <message>
        <source>QDoRA</source>
        <translation>QDoRA</translation>
    </message>
    <message>
        <source>DoRA over a base in 4 bits.</source>
        <translation>DoRA über einer Basis in 4 Bit.</translation>
    </message>
    <message>
        <source>(IA)³</source>
        <translation>(IA)³</translation>
    </message>
    <message>
        <source>Learns one factor for each output of some layers. Fewest parameters.</source>
        <translation>Lernt je Ausgabe einiger Schichten einen Faktor. Die wenigsten Parameter.</translation>
    </message>
    <message>
        <source>Prefix tuning</source>
        <translation>Prefix Tuning</translation>
    </message>
    <message>
        <source>Learns keys and values before the text. Stays beside the base: it cannot be merged.</source>
        <translation>Lernt Keys und Values vor dem Text. Bleibt neben der Basis: lässt sich nicht mergen.</translation>
    </message>
    <message>
        <source>Bottleneck adapters</source>
        <translation>Bottleneck-Adapter</translation>
    </message>
    <message>
        <source>Small layers of their own between the layers. Stay beside the base: they cannot be merged.</source>
        <translation>Eigene kleine Schichten zwischen den Schichten. Bleiben neben der Basis: lassen sich nicht mergen.</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>Volles Fine-Tuning</translation>
    </message>
    <message>
        <source>Every weight learns. Needs the most memory.</source>
        <translation>Jedes Gewicht lernt. Braucht den meisten Speicher.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2.</source>
        <translation>%1 Einstellungen wurden aus %2 übernommen.</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2; %3 were not.</source>
        <translation>%1 Einstellungen wurden aus %2 übernommen, %3 nicht.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Not taken over:</source>
        <translation>Nicht übernommen:</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Als Vorgabe sichern…</translation>
    </message>
    <message>
        <source>Remove a preset</source>
        <translation>Vorgabe entfernen</translation>
    </message>
    <message>
        <source>Open settings of a file…</source>
        <translation>Einstellungen einer Datei öffnen…</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Als Vorgabe sichern</translation>
    </message>
    <message>
        <source>Name. A preset of this name is replaced.</source>
        <translation>Name. Eine Vorgabe dieses Namens wird ersetzt.</translation>
    </message>
    <message>
        <source>The preset “%1” is saved. On the command line: --preset.</source>
        <translation>Die Vorgabe „%1“ ist gesichert. In der Befehlszeile: --preset.</translation>
    </message>
    <message>
        <source>A run.json, an adapter_config.json of PEFT, or a YAML of LLaMA-Factory or Axolotl</source>
        <translation>Eine run.json, eine adapter_config.json von PEFT oder ein YAML von LLaMA-Factory oder Axolotl</translation>
    </message>
    <message>
        <source>Settings (*.json *.yaml *.yml)</source>
        <translation>Einstellungen (*.json *.yaml *.yml)</translation>
    </message>
    <message>
        <source>No data set yet: import a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>Noch kein Datensatz: importieren Sie eine CSV-, TSV-, JSON-, JSONL-, Parquet- oder Textdatei</translation>
    </message>
</context>
<context>
    <name>lorica::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>lorica::SideBar</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
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
        <translation>Anteil dieses Programms an allen Kernen</translation>
    </message>
    <message>
        <source>RAM –</source>
        <translation>RAM –</translation>
    </message>
    <message>
        <source>This program&apos;s memory, and the machine&apos;s memory in use, of all there is</source>
        <translation>Speicher dieses Programms; belegter und gesamter Speicher des Rechners</translation>
    </message>
    <message>
        <source>GPU –</source>
        <translation>GPU –</translation>
    </message>
    <message>
        <source>Memory of the GPU in use; – without a GPU</source>
        <translation>Belegter Speicher der GPU; – ohne GPU</translation>
    </message>
    <message>
        <source>Disk –</source>
        <translation>Platte –</translation>
    </message>
    <message>
        <source>Free space where runs are kept</source>
        <translation>Freier Platz, wo die Läufe liegen</translation>
    </message>
    <message>
        <source>Engine loading</source>
        <translation>Engine lädt</translation>
    </message>
    <message>
        <source>The part that computes; it loads after the window is shown</source>
        <translation>Der Teil, der rechnet; er lädt, nachdem das Fenster zu sehen ist</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>Engine bereit</translation>
    </message>
    <message>
        <source>Engine ready · %1</source>
        <translation>Engine bereit · %1</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Keine Engine</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>RAM %1 · %2/%3</source>
        <translation>RAM %1 · %2/%3</translation>
    </message>
    <message>
        <source>GPU %1/%2</source>
        <translation>GPU %1/%2</translation>
    </message>
    <message>
        <source>Disk %1 free</source>
        <translation>Platte %1 frei</translation>
    </message>
</context>
<context>
    <name>lorica::SweepChart</name>
    <message>
        <source>%1: held out %2</source>
        <translation>%1: zurückgehalten %2</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Trainierbar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Heatmap</translation>
    </message>
    <message>
        <source>Parallel axes</source>
        <translation>Parallele Achsen</translation>
    </message>
    <message>
        <source>Picture of the sweep</source>
        <translation>Bild des Sweeps</translation>
    </message>
    <message>
        <source>Heat map of the held-out losses; the table has the same figures</source>
        <translation>Heatmap der Losses auf zurückgehaltenen Zeilen; die Tabelle hat dieselben Zahlen</translation>
    </message>
    <message>
        <source>The runs over parallel axes; the table has the same figures</source>
        <translation>Die Läufe über parallelen Achsen; die Tabelle hat dieselben Zahlen</translation>
    </message>
    <message>
        <source>The stronger the colour, the lower the held-out loss</source>
        <translation>Je kräftiger die Farbe, desto niedriger der Loss auf zurückgehaltenen Zeilen</translation>
    </message>
    <message>
        <source>A line for each run; green is the recommended one</source>
        <translation>Eine Linie je Lauf; grün ist der empfohlene</translation>
    </message>
</context>
<context>
    <name>lorica::SweepSheet</name>
    <message>
        <source>New sweep</source>
        <translation>Neuer Sweep</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>And also</source>
        <translation>Und außerdem</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Every run to its end</source>
        <translation>Jeder Lauf bis zum Ende</translation>
    </message>
    <message>
        <source>Halving: the better third goes on</source>
        <translation>Halbierung: Das bessere Drittel läuft weiter</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Runs of each combination; from three on, differences inside their noise are recognised</source>
        <translation>Läufe je Kombination; ab drei werden Unterschiede innerhalb des Rauschens als solche erkannt</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>nach Epochen</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Schritte je Lauf</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>Name des Sweeps</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>Sweep starten</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Second setting to vary</source>
        <translation>Zweite zu variierende Einstellung</translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation>Zu variierende Einstellung</translation>
    </message>
    <message>
        <source>Its values, second setting</source>
        <translation>Ihre Werte, zweite Einstellung</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>Ihre Werte</translation>
    </message>
    <message>
        <source>values, separated by commas</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 Läufe, einer nach dem anderen</translation>
    </message>
    <message>
        <source>Trains one run for every value, over one loaded base, and recommends the smallest setting that learns as well as the best. Losses are compared on held-out rows.</source>
        <translation>Trainiert einen Lauf für jeden Wert über einer geladenen Basis und empfiehlt die kleinste Einstellung, die so gut lernt wie die beste. Verglichen wird der Verlust auf zurückgehaltenen Zeilen.</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Läufe zugleich</translation>
    </message>
    <message>
        <source>So many runs train side by side over the base; quicker with short rows and small batches, and takes more memory. Each learns what it would learn alone</source>
        <translation>So viele Läufe trainieren nebeneinander über der Basis; schneller bei kurzen Zeilen und kleinen Batches, braucht mehr Speicher. Jeder lernt, was er allein lernen würde</translation>
    </message>
    <message>
        <source>%1 runs, up to %2 at once</source>
        <translation>%1 Läufe, bis zu %2 zugleich</translation>
    </message>
</context>
<context>
    <name>lorica::TextView</name>
    <message>
        <source>… and %1 more characters</source>
        <translation>… und %1 weitere Zeichen</translation>
    </message>
</context>
<context>
    <name>lorica::TokenLegend</name>
    <message>
        <source>Trained</source>
        <translation>Trainiert</translation>
    </message>
    <message>
        <source>End of turn</source>
        <translation>Turn-Ende</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoriert</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Gekappt</translation>
    </message>
    <message>
        <source>Control token</source>
        <translation>Steuer-Token</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Farben: %1</translation>
    </message>
</context>
<context>
    <name>lorica::TokenText</name>
    <message>
        <source>Tokens of the selected row</source>
        <translation>Tokens der gewählten Zeile</translation>
    </message>
    <message>
        <source>token %1, id %2, %3</source>
        <translation>Token %1, ID %2, %3</translation>
    </message>
    <message>
        <source>… and %1 more tokens</source>
        <translation>… und %1 weitere Tokens</translation>
    </message>
    <message>
        <source>No token is below 50 %.</source>
        <translation>Kein Token liegt unter 50&#xa0;%.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Tokens below 50 %, each with the likeliest others: %1</source>
        <translation>Tokens unter 50&#xa0;%, jedes mit den wahrscheinlichsten anderen: %1</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <translation>Tokens der Antwort</translation>
    </message>
</context>
<context>
    <name>lorica::TourBar</name>
    <message>
        <source>Begin with your data</source>
        <translation>Beginnen Sie mit Ihren Daten</translation>
    </message>
    <message>
        <source>Import a file, or drop one anywhere. The token view shows what the model will read and which tokens it learns from; the problems list leads to each cell that needs mending.</source>
        <translation>Importieren Sie eine Datei, oder ziehen Sie eine irgendwohin. Die Token-Ansicht zeigt, was das Modell lesen wird und aus welchen Tokens es lernt; die Liste der Probleme führt zu jeder Zelle, die ausgebessert werden muss.</translation>
    </message>
    <message>
        <source>Choose a base model</source>
        <translation>Wählen Sie ein Basismodell</translation>
    </message>
    <message>
        <source>A GGUF file or a folder of safetensors. Each model&apos;s card tells its size in memory, its chat template, and, where it cannot be used, why.</source>
        <translation>Eine GGUF-Datei oder ein Ordner mit safetensors. Die Karte jedes Modells nennt seine Größe im Speicher, seine Chat-Vorlage und, wo es nicht verwendet werden kann, den Grund.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Richten Sie einen Lauf ein</translation>
    </message>
    <message>
        <source>Take a preset or set each value yourself. The forecast tells memory and time before Start, and what to change where it does not fit. A run can be paused, changed and resumed.</source>
        <translation>Nehmen Sie eine Vorlage, oder setzen Sie jeden Wert selbst. Die Vorhersage nennt Speicher und Zeit vor dem Start, und was zu ändern ist, wo es nicht passt. Ein Lauf kann angehalten, geändert und fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Find the best setting</source>
        <translation>Finden Sie die beste Einstellung</translation>
    </message>
    <message>
        <source>Sweep the rank or any other setting; the table says which value is worth its cost. Benchmark, the next page, compares whole methods on your own data.</source>
        <translation>Probieren Sie den Rang oder jede andere Einstellung der Reihe nach durch; die Tabelle sagt, welcher Wert seinen Preis wert ist. Der Benchmark, die nächste Seite, vergleicht ganze Methoden mit Ihren eigenen Daten.</translation>
    </message>
    <message>
        <source>Hear what it has learned</source>
        <translation>Hören Sie, was es gelernt hat</translation>
    </message>
    <message>
        <source>Talk to the base, to any adapter, even to a run that still trains. Judge answers blind: your votes become win rates and preference pairs.</source>
        <translation>Sprechen Sie mit dem Basismodell, mit jedem Adapter, sogar mit einem Lauf, der noch trainiert. Beurteilen Sie Antworten blind: Ihre Stimmen werden zu Gewinnraten und Präferenzpaaren.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Nehmen Sie es mit</translation>
    </message>
    <message>
        <source>Merge and write safetensors or GGUF, or the adapter alone. What was written is read again and compared with what was trained. Ctrl+K finds every command of the studio.</source>
        <translation>Führen Sie zusammen und schreiben Sie safetensors oder GGUF, oder den Adapter allein. Was geschrieben wurde, wird wieder gelesen und mit dem Trainierten verglichen. Strg+K findet jeden Befehl des Studios.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>lorica::TrainPage</name>
    <message>
        <source>The merged model is in %1 (%2).</source>
        <translation>Das gemergte Modell liegt in %1 (%2).</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Model, data, method, settings – then start.</source>
        <translation>Modell, Daten, Methode, Einstellungen – und los.</translation>
    </message>
    <message>
        <source>This run waits in line.</source>
        <translation>Dieser Lauf steht in der Warteschlange.</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Add to the line</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Den Lauf stoppen</translation>
    </message>
    <message>
        <source>Stop this run?</source>
        <translation>Diesen Lauf stoppen?</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Stoppen und speichern</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Den Ordner eines Laufs öffnen</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Stop and save writes a checkpoint at the next step: the run can be resumed from there and its adapter used. Stop leaves what was saved before. Both give the memory back; Pause keeps it.</source>
        <translation>„Stoppen und speichern“ schreibt beim nächsten Schritt einen Checkpoint: Von dort lässt sich der Lauf fortsetzen und sein Adapter nutzen. „Stoppen“ lässt nur, was vorher gespeichert war. Beide geben den Speicher zurück; Pause behält ihn.</translation>
    </message>
</context>
<context>
    <name>lorica::Transcript</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Die Antwort kopieren</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>Eine gute Antwort</translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation>Eine schlechte Antwort</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Die Frage bearbeiten</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Token by token: strong where the model was over 90 % sure, pale over 50 %, amber over 20 %, red below</source>
        <translation>Token für Token: kräftig, wo das Modell sich zu über 90&#xa0;% sicher war, blass über 50&#xa0;%, bernsteinfarben über 20&#xa0;%, darunter rot</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Erneut antworten</translation>
    </message>
</context>
<context>
    <name>lorica::VotesView</name>
    <message>
        <source>The sample cannot decide: no vote prefers %1 or %2 yet.</source>
        <translation>Die Stichprobe kann nicht entscheiden: Noch zieht keine Stimme %1 oder %2 vor.</translation>
    </message>
    <message>
        <source>preferred in %1 of %2 votes that prefer one (%3, 95 % interval %4)</source>
        <translation>bevorzugt in %1 von %2 eindeutigen Stimmen (%3, 95-%-Intervall %4)</translation>
    </message>
    <message>
        <source>%1 is better than %2: %3. The sample decides.</source>
        <translation>%1 ist besser als %2: %3. Die Stichprobe entscheidet.</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: each is %3. At equal shares no number of votes decides.</source>
        <translation>Die Stichprobe kann zwischen %1 und %2 nicht entscheiden: Jedes ist %3. Bei gleichen Anteilen entscheidet auch eine noch so große Zahl von Stimmen nicht.</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: %1 is %3. About %4 more votes would decide, if the shares stay as they are.</source>
        <translation>Die Stichprobe kann zwischen %1 und %2 nicht entscheiden: %1 ist %3. Etwa %4 weitere Stimmen würden entscheiden, wenn die Anteile so bleiben.</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <translation>Noch keine Stimmen</translation>
    </message>
    <message>
        <source>Judge two models blind, and the win rates stand here with their intervals, and whether they decide.</source>
        <translation>Vergleichen Sie zwei Modelle blind: Dann stehen hier die Gewinnraten mit ihren Intervallen, und ob sie entscheiden.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Schlechter</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Gleich gut</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Beide schlecht</translation>
    </message>
    <message>
        <source>Preferred, %</source>
        <translation>Bevorzugt, %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Noch nötig</translation>
    </message>
    <message>
        <source>Win rates by pair and category</source>
        <translation>Gewinnraten nach Paar und Kategorie</translation>
    </message>
    <message>
        <source>Win rates of the chosen pair, the better one at the right; the table has the same figures</source>
        <translation>Gewinnraten des gewählten Paars, das bessere Modell rechts; die Tabelle hat dieselben Zahlen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Strengths by Bradley and Terry</source>
        <translation>Stärken nach Bradley und Terry</translation>
    </message>
    <message>
        <source>Bradley and Terry&apos;s strengths on Elo&apos;s scale: 100 points are odds of 1.8 to 1. The interval is a bootstrap over the votes.</source>
        <translation>Stärken nach Bradley und Terry auf der Elo-Skala: 100 Punkte sind Chancen von 1,8 zu 1. Das Intervall ist ein Bootstrap über die Stimmen.</translation>
    </message>
    <message>
        <source>Rated in the chat</source>
        <translation>Im Chat bewertet</translation>
    </message>
    <message>
        <source>Good, %</source>
        <translation>Gut, %</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>Ratings of single answers</source>
        <translation>Bewertungen einzelner Antworten</translation>
    </message>
    <message>
        <source>Save votes as CSV</source>
        <translation>Stimmen als CSV speichern</translation>
    </message>
    <message>
        <source>One row a vote, with both answers</source>
        <translation>Eine Zeile je Stimme, mit beiden Antworten</translation>
    </message>
    <message>
        <source>Save votes as JSONL</source>
        <translation>Stimmen als JSONL speichern</translation>
    </message>
    <message>
        <source>All that each vote and rating holds</source>
        <translation>Alles, was jede Stimme und Bewertung enthält</translation>
    </message>
    <message>
        <source>Save preference pairs</source>
        <translation>Präferenzpaare speichern</translation>
    </message>
    <message>
        <source>prompt, chosen and rejected a line, for DPO</source>
        <translation>prompt, chosen und rejected je Zeile, für DPO</translation>
    </message>
    <message>
        <source>1 vote counts</source>
        <translation>1 Stimme zählt</translation>
    </message>
    <message>
        <source>%1 votes count</source>
        <translation>%1 Stimmen zählen</translation>
    </message>
    <message>
        <source>of %1 pairs judged again, %2 had the same verdict (%3)</source>
        <translation>von %1 erneut beurteilten Paaren hatten %2 dasselbe Urteil (%3)</translation>
    </message>
    <message>
        <source>the left answer was preferred in %1 of %2</source>
        <translation>die linke Antwort wurde in %1 von %2 vorgezogen</translation>
    </message>
    <message>
        <source>: its side seems to matter</source>
        <translation>: Die Seite scheint eine Rolle zu spielen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>no preference yet</source>
        <translation>noch keine Präferenz</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>The votes are in %1.</source>
        <translation>Die Stimmen stehen in %1.</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>fragen</translation>
    </message>
    <message>
        <source>save</source>
        <translation>speichern</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>Infobereich</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Quant</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>What trains. lora learns small matrices beside the frozen ones, dora their magnitudes too, ia3 one factor an output, prefix keys and values before the text, bottleneck small layers between the layers; qlora, qdora and lora8bit are the same on a base in 4 and 8 bits; full trains every weight.</source>
        <translation>Was trainiert wird. lora lernt kleine Matrizen neben den eingefrorenen, dora auch deren Beträge, ia3 einen Faktor je Ausgang, prefix Schlüssel und Werte vor dem Text, bottleneck kleine Schichten zwischen den Schichten; qlora, qdora und lora8bit sind dasselbe auf einer Basis in 4 und 8 Bit; full trainiert jedes Gewicht.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>A library name, a GGUF file or a folder with config.json and safetensors.</source>
        <translation>Ein Name aus der Bibliothek, eine GGUF-Datei oder ein Ordner mit config.json und safetensors.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Type of the frozen weights and of the arithmetic. auto measures at start-up which is faster on this machine; choose float32 to compare with another implementation.</source>
        <translation>Typ der eingefrorenen Gewichte und der Rechnung. auto misst beim Start, was auf diesem Rechner schneller ist; float32 wählen, um mit einer anderen Implementierung zu vergleichen.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto, cpu or cuda:N. auto takes the first GPU, else the CPU.</source>
        <translation>auto, cpu oder cuda:N. auto nimmt die erste GPU, sonst die CPU.</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU-Threads</translation>
    </message>
    <message>
        <source>Threads of one operation on the CPU. 0 takes every physical core.</source>
        <translation>Threads einer Operation auf der CPU. 0 nimmt jeden physischen Kern.</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Keeps the base&apos;s linear layers in 4 bits (nf4, fp4) or 8 bits (int8) instead of 16 or 32, made while loading. Norms, embeddings and the head stay as they are. Choose nf4 when the model does not fit; nf4 loses less than fp4.</source>
        <translation>Hält die linearen Schichten der Basis in 4 Bit (nf4, fp4) oder 8 Bit (int8) statt in 16 oder 32, umgerechnet beim Laden. Normen, Embeddings und der Kopf bleiben, wie sie sind. nf4 wählen, wenn das Modell nicht passt; nf4 verliert weniger als fp4.</translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation>Doppelte Quantisierung</translation>
    </message>
    <message>
        <source>Of nf4 and fp4: keeps the scales of the blocks in 8 bits too, which saves 0.37 bits a weight for hardly any loss.</source>
        <translation>Bei nf4 und fp4: hält auch die Skalen der Blöcke in 8 Bit, was 0,37 Bit je Gewicht spart und kaum etwas verliert.</translation>
    </message>
    <message>
        <source>Compute type</source>
        <translation>Rechentyp</translation>
    </message>
    <message>
        <source>Type of the products with quantized weights. auto is the type of the activations, model.dtype; where that is auto too, this decides both.</source>
        <translation>Typ der Produkte mit quantisierten Gewichten. auto ist der Typ der Aktivierungen, model.dtype; steht auch dieser auf auto, bestimmt die Einstellung hier beide.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>How a row tells its conversation. auto recognises it from the columns.</source>
        <translation>Wie eine Zeile ihr Gespräch angibt. auto erkennt es an den Spalten.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>role=column pairs, for instance instruction=mr,output=ref. Roles: instruction, input, output, system, prompt, completion, messages, text.</source>
        <translation>Paare Rolle=Spalte, zum Beispiel instruction=mr,output=ref. Rollen: instruction, input, output, system, prompt, completion, messages, text.</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
    <message>
        <source>Shapes the user turn; {column} stands for that column&apos;s text. Empty takes the instruction (and the input below it) as it is.</source>
        <translation>Formt den Turn des Nutzers; {column} steht für den Text dieser Spalte. Leer übernimmt die Anweisung (und darunter die Eingabe) unverändert.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>System-Prompt</translation>
    </message>
    <message>
        <source>Put before every conversation that has none of its own. Empty leaves it to the model&apos;s chat template.</source>
        <translation>Steht vor jedem Gespräch, das keinen eigenen hat. Leer überlässt ihn der Chat-Vorlage des Modells.</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>Sequenzlänge</translation>
    </message>
    <message>
        <source>Longest row, and with packing tokens the length of a packed sequence. Longer costs memory and time.</source>
        <translation>Längste Zeile und, mit Packing „tokens“, die Länge einer gepackten Sequenz. Länger kostet Speicher und Zeit.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Share of the rows kept for evaluation, drawn with the seed. 0 trains on all rows.</source>
        <translation>Anteil der Zeilen, der für die Evaluation bleibt, mit dem Seed ausgelost. 0 trainiert auf allen Zeilen.</translation>
    </message>
    <message>
        <source>Evaluation set</source>
        <translation>Evaluationsdaten</translation>
    </message>
    <message>
        <source>A file or library name to evaluate on, instead of held-out rows.</source>
        <translation>Eine Datei oder ein Name aus der Bibliothek zum Evaluieren, statt zurückgehaltener Zeilen.</translation>
    </message>
    <message>
        <source>Train on prompt</source>
        <translation>Auf Prompts trainieren</translation>
    </message>
    <message>
        <source>Learn the prompts too. Off, only the responses are learned.</source>
        <translation>Auch die Prompts lernen. Aus: Nur die Antworten werden gelernt.</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>rows: the rows of a batch lie side by side without padding; tokens: best fit into the sequence length; off: padded. Rows never see each other in any of them.</source>
        <translation>rows: Die Zeilen eines Batches liegen ohne Padding nebeneinander; tokens: möglichst passend in die Sequenzlänge gepackt; off: mit Padding. Zeilen sehen einander in keinem Fall.</translation>
    </message>
    <message>
        <source>Share beginnings</source>
        <translation>Gemeinsame Anfänge</translation>
    </message>
    <message>
        <source>Computes what all rows of a batch begin with, such as the system prompt, once instead of once a row. The gradients are the same; with dropout, these tokens have one mask for the batch.</source>
        <translation>Berechnet, womit alle Zeilen eines Batches beginnen, etwa den System-Prompt, nur einmal statt für jede Zeile. Die Gradienten sind dieselben; mit Dropout haben diese Tokens eine Maske für den ganzen Batch.</translation>
    </message>
    <message>
        <source>Rows over the length</source>
        <translation>Zu lange Zeilen</translation>
    </message>
    <message>
        <source>error refuses the run and lists them; skip leaves them out and says how many; cut drops their ends and says how many.</source>
        <translation>error lehnt den Lauf ab und listet sie auf; skip lässt sie weg und sagt, wie viele; cut schneidet ihr Ende ab und sagt, wie viele.</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA-Rang</translation>
    </message>
    <message>
        <source>Width of the update: each adapted matrix learns r directions. 8 to 32 suits most tasks; raise it when a large data set is learned too slowly.</source>
        <translation>Breite der Änderung: Jede angepasste Matrix lernt r Richtungen. 8 bis 32 passt für die meisten Aufgaben; erhöhen, wenn ein großer Datensatz zu langsam gelernt wird.</translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation>LoRA-Alpha</translation>
    </message>
    <message>
        <source>The update is scaled by alpha / r. Usually twice the rank.</source>
        <translation>Die Änderung wird mit alpha / r skaliert. Meist das Doppelte des Rangs.</translation>
    </message>
    <message>
        <source>LoRA dropout</source>
        <translation>LoRA-Dropout</translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s inputs zeroed in training. Raise it on small data sets; 0 to compare with another implementation.</source>
        <translation>Anteil der Eingänge des Adapters, der im Training auf null gesetzt wird. Bei kleinen Datensätzen erhöhen; 0, um mit einer anderen Implementierung zu vergleichen.</translation>
    </message>
    <message>
        <source>Target modules</source>
        <translation>Zielmodule</translation>
    </message>
    <message>
        <source>Layers that get an adapter: names such as q_proj,v_proj, a regular expression for the whole path, or all-linear (with ia3: k_proj,v_proj,down_proj). All linear layers learn more than attention alone.</source>
        <translation>Schichten, die einen Adapter bekommen: Namen wie q_proj,v_proj, ein regulärer Ausdruck für den ganzen Pfad oder all-linear (bei ia3: k_proj,v_proj,down_proj). Alle linearen Schichten lernen mehr als die Attention allein.</translation>
    </message>
    <message>
        <source>Exclude modules</source>
        <translation>Ausgenommene Module</translation>
    </message>
    <message>
        <source>Layers that get none although target_modules names them; written the same way.</source>
        <translation>Schichten, die keinen bekommen, obwohl target_modules sie nennt; ebenso geschrieben.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Numbers of the decoder layers that get an adapter, from 0; empty: all.</source>
        <translation>Nummern der Decoder-Schichten, die einen Adapter bekommen, ab 0; leer: alle.</translation>
    </message>
    <message>
        <source>Rank pattern</source>
        <translation>Rangmuster</translation>
    </message>
    <message>
        <source>Other ranks for some layers: down_proj=8,layers.0.self_attn.q_proj=32. The scale alpha / r follows.</source>
        <translation>Andere Ränge für einzelne Schichten: down_proj=8,layers.0.self_attn.q_proj=32. Die Skalierung alpha / r folgt.</translation>
    </message>
    <message>
        <source>Alpha pattern</source>
        <translation>Alpha-Muster</translation>
    </message>
    <message>
        <source>Other alphas for some layers: down_proj=16.</source>
        <translation>Andere Alphas für einzelne Schichten: down_proj=16.</translation>
    </message>
    <message>
        <source>Feed-forward modules</source>
        <translation>Feed-Forward-Module</translation>
    </message>
    <message>
        <source>Of the target modules, those whose input is scaled instead of their output.</source>
        <translation>Von den Zielmodulen diejenigen, deren Eingang statt ihres Ausgangs skaliert wird.</translation>
    </message>
    <message>
        <source>Modules to save</source>
        <translation>Mitgespeicherte Module</translation>
    </message>
    <message>
        <source>lm_head or embed_tokens: train these whole, for instance for a new vocabulary. A tied head is untied by it.</source>
        <translation>lm_head oder embed_tokens: diese ganz trainieren, zum Beispiel für ein neues Vokabular. Ein gekoppelter Kopf wird dabei entkoppelt.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>Which biases train along: none, all, or those of adapted layers (lora_only). Many models have none.</source>
        <translation>Welche Bias-Werte mittrainiert werden: none, all oder die der angepassten Schichten (lora_only). Viele Modelle haben keine.</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>Rangstabilisiert</translation>
    </message>
    <message>
        <source>Scale by alpha / sqrt(r) (rsLoRA): keeps the update&apos;s size when the rank is large.</source>
        <translation>Mit alpha / sqrt(r) skalieren (rsLoRA): erhält die Größe der Änderung, wenn der Rang groß ist.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>Learn each output&apos;s magnitude apart from its direction: often better at small ranks, a little slower.</source>
        <translation>Den Betrag jedes Ausgangs getrennt von seiner Richtung lernen: oft besser bei kleinen Rängen, etwas langsamer.</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>default: A random, B zero. pissa and olora begin with the main directions of the base&apos;s own matrices, which costs a second copy of them.</source>
        <translation>default: A zufällig, B null. pissa und olora beginnen mit den Hauptrichtungen der Matrizen der Basis, was eine zweite Kopie von ihnen kostet.</translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation>LoRA+-Verhältnis</translation>
    </message>
    <message>
        <source>Learning rate of B over that of A (LoRA+). 16 often learns faster; then lower the rate itself.</source>
        <translation>Lernrate von B geteilt durch die von A (LoRA+). 16 lernt oft schneller; dann die Lernrate selbst senken.</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>Where the small layers stand: houlsby behind attention and behind the MLP, pfeiffer behind the MLP, reading its sum with the stream, parallel beside the MLP.</source>
        <translation>Wo die kleinen Schichten stehen: houlsby hinter der Attention und hinter dem MLP, pfeiffer hinter dem MLP, wo sie dessen Summe mit dem Strom lesen, parallel neben dem MLP.</translation>
    </message>
    <message>
        <source>Reduction factor</source>
        <translation>Reduktionsfaktor</translation>
    </message>
    <message>
        <source>The model&apos;s width over that of the bottleneck. Lower it when a large data set is learned too slowly.</source>
        <translation>Breite des Modells geteilt durch die des Bottlenecks. Senken, wenn ein großer Datensatz zu langsam gelernt wird.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Between the two small layers. default: swish for houlsby, else relu.</source>
        <translation>Zwischen den beiden kleinen Schichten. default: swish für houlsby, sonst relu.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Times what a bottleneck adds. 0: 4 for parallel, else 1.</source>
        <translation>Faktor für das, was ein Bottleneck addiert. 0: 4 für parallel, sonst 1.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of what a bottleneck adds that is zeroed in training.</source>
        <translation>Anteil dessen, was ein Bottleneck addiert, der im Training auf null gesetzt wird.</translation>
    </message>
    <message>
        <source>bert: normal, deviation 0.02; houlsby: 0.01, cut at 0.02; mam_adapter: the second layer zero, so that training begins with the base itself. default: mam_adapter for parallel, else bert. Of a prefix, zero instead of random.</source>
        <translation>bert: normalverteilt, Abweichung 0,02; houlsby: 0,01, begrenzt auf 0,02; mam_adapter: die zweite Schicht null, sodass das Training mit der Basis selbst beginnt. default: mam_adapter für parallel, sonst bert. Bei einem Präfix null statt zufällig.</translation>
    </message>
    <message>
        <source>Virtual tokens</source>
        <translation>Virtuelle Tokens</translation>
    </message>
    <message>
        <source>How many learned keys and values stand before the text in every layer. They take as many of the positions that the model reads.</source>
        <translation>Wie viele gelernte Schlüssel und Werte in jeder Schicht vor dem Text stehen. Sie belegen ebenso viele der Positionen, die das Modell liest.</translation>
    </message>
    <message>
        <source>Begin as a text</source>
        <translation>Mit Text beginnen</translation>
    </message>
    <message>
        <source>The prefix begins as what the model remembers of this text&apos;s first tokens, as a system message where there is a chat template; it has to be long enough. Empty: random. A task&apos;s description learns much faster.</source>
        <translation>Das Präfix beginnt als das, was das Modell von den ersten Tokens dieses Textes behält, als Systemnachricht, wo es eine Chat-Vorlage gibt; der Text muss lang genug sein. Leer: zufällig. Mit einer Beschreibung der Aufgabe lernt es viel schneller.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Learns the prefix through a small network, which steadies long prefixes and has many more parameters in training. The adapter is as large as without.</source>
        <translation>Lernt das Präfix durch ein kleines Netz, was lange Präfixe stabilisiert und im Training viel mehr Parameter hat. Der Adapter ist so groß wie ohne.</translation>
    </message>
    <message>
        <source>Projection width</source>
        <translation>Projektionsbreite</translation>
    </message>
    <message>
        <source>Width within the projection. 0: that of the keys.</source>
        <translation>Breite innerhalb der Projektion. 0: die der Schlüssel.</translation>
    </message>
    <message>
        <source>Combine with</source>
        <translation>Kombinieren mit</translation>
    </message>
    <message>
        <source>Methods that train along in the same run: bottleneck, prefix. For instance LoRA on attention with a bottleneck behind the MLP. The adapter&apos;s folder then holds a part for each.</source>
        <translation>Methoden, die im selben Lauf mittrainieren: bottleneck, prefix. Zum Beispiel LoRA auf der Attention mit einem Bottleneck hinter dem MLP. Der Ordner des Adapters enthält dann einen Teil für jede.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>An adapter folder to go on from; its rank, alpha and targets, its prefix or its bottleneck, are taken over.</source>
        <translation>Ein Adapterordner, von dem aus es weitergeht; sein Rang, Alpha und seine Ziele, sein Präfix oder sein Bottleneck werden übernommen.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the data. 1 to 3 for large sets, more for small ones.</source>
        <translation>Durchgänge durch die Daten. 1 bis 3 für große Datensätze, mehr für kleine.</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>Max. Schritte</translation>
    </message>
    <message>
        <source>Stop after this many optimizer steps, whatever the epochs say. 0 is off.</source>
        <translation>Nach so vielen Optimizer-Schritten aufhören, was auch immer die Epochen sagen. 0 ist aus.</translation>
    </message>
    <message>
        <source>Max rows</source>
        <translation>Max. Zeilen</translation>
    </message>
    <message>
        <source>Use only the first rows of the data set, for a quick try. 0 takes all.</source>
        <translation>Nur die ersten Zeilen des Datensatzes nehmen, für einen schnellen Versuch. 0 nimmt alle.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Rows in one forward pass. More is faster and takes more memory.</source>
        <translation>Zeilen in einem Vorwärtsdurchgang. Mehr ist schneller und braucht mehr Speicher.</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>Gradientenakkumulation</translation>
    </message>
    <message>
        <source>Batches that make one optimizer step.</source>
        <translation>Batches, die einen Optimizer-Schritt ergeben.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Peak step size. 2e-4 suits LoRA, 2e-5 full fine-tuning; lower it when the loss jumps.</source>
        <translation>Größte Schrittweite. 2e-4 passt für LoRA, 2e-5 für volles Fine-Tuning; senken, wenn der Loss springt.</translation>
    </message>
    <message>
        <source>LR scheduler</source>
        <translation>LR-Scheduler</translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up.</source>
        <translation>Wie die Lernrate nach dem Warm-up fällt.</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Warm-up-Schritte</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from 0; never over a tenth of the run.</source>
        <translation>Schritte, über die die Lernrate von 0 ansteigt; nie mehr als ein Zehntel des Laufs.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Pull of AdamW towards zero.</source>
        <translation>Zug von AdamW gegen null.</translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation>Adam-Beta1</translation>
    </message>
    <message>
        <source>Decay of the mean.</source>
        <translation>Abklingen des Mittelwerts.</translation>
    </message>
    <message>
        <source>Adam beta2</source>
        <translation>Adam-Beta2</translation>
    </message>
    <message>
        <source>Decay of the variance.</source>
        <translation>Abklingen der Varianz.</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Adam-Epsilon</translation>
    </message>
    <message>
        <source>Added to the root of the variance.</source>
        <translation>Wird zur Wurzel der Varianz addiert.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradient Clipping</translation>
    </message>
    <message>
        <source>Gradients over this norm are scaled down to it. 0 is off.</source>
        <translation>Gradienten über dieser Norm werden auf sie herunterskaliert. 0 ist aus.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label Smoothing</translation>
    </message>
    <message>
        <source>Share of each target that is spread over the whole vocabulary. 0.1 keeps a model that sees its rows often from growing too sure of them. Evaluation is without it.</source>
        <translation>Anteil jedes Ziels, der über das ganze Vokabular verteilt wird. 0,1 verhindert, dass ein Modell, das seine Zeilen oft sieht, sich ihrer zu sicher wird. Die Evaluation rechnet ohne diese Glättung.</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradient Checkpointing</translation>
    </message>
    <message>
        <source>Compute each layer twice and keep less: about half the memory for a third more time.</source>
        <translation>Jede Schicht zweimal berechnen und weniger behalten: etwa der halbe Speicher für ein Drittel mehr Zeit.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>A new order, drawn with the seed, each epoch.</source>
        <translation>In jeder Epoche eine neue Reihenfolge, mit dem Seed ausgelost.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Decides split, order, initial weights and dropout. The same seed gives the same run.</source>
        <translation>Bestimmt Aufteilung, Reihenfolge, Startgewichte und Dropout. Derselbe Seed ergibt denselben Lauf.</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>Protokoll alle</translation>
    </message>
    <message>
        <source>How often the log prints a line; the charts have every step.</source>
        <translation>Wie oft das Protokoll eine Zeile ausgibt; die Diagramme haben jeden Schritt.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Evaluation alle</translation>
    </message>
    <message>
        <source>Evaluation on the held-out rows. 0 chooses about ten a run; it always runs at the end.</source>
        <translation>Evaluation auf den zurückgehaltenen Zeilen. 0 wählt etwa zehn je Lauf; am Ende läuft sie immer.</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Speichern alle</translation>
    </message>
    <message>
        <source>Checkpoints to resume from. 0 saves at the end only.</source>
        <translation>Checkpoints zum Fortsetzen. 0 speichert nur am Ende.</translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation>Checkpoints behalten</translation>
    </message>
    <message>
        <source>Older ones are removed; the best one is kept. 0 keeps all.</source>
        <translation>Ältere werden entfernt; der beste bleibt. 0 behält alle.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Early Stopping</translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a better loss. 0 is off.</source>
        <translation>Nach so vielen Evaluationen ohne besseren Loss aufhören. 0 ist aus.</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>Evaluationen</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Den besten behalten</translation>
    </message>
    <message>
        <source>The finished adapter is the one with the lowest evaluation loss, not the last.</source>
        <translation>Der fertige Adapter ist der mit dem niedrigsten Evaluations-Loss, nicht der letzte.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizer</translation>
    </message>
    <message>
        <source>The update rule. adamw is PyTorch&apos;s. adamw_hf is the one of early transformers and of the LoRA paper&apos;s code: epsilon before the correction of the bias, decay after the step. Choose it to repeat such a run.</source>
        <translation>Die Regel der Aktualisierung. adamw ist die von PyTorch. adamw_hf ist die der frühen transformers und des Codes zum LoRA-Paper: Epsilon vor der Bias-Korrektur, Decay nach dem Schritt. Wählen, um einen solchen Lauf zu wiederholen.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has it.</source>
        <translation>Hell, dunkel oder wie der Desktop.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the window. What the engine and the command line say stays English. Takes effect at the next start.</source>
        <translation>Die des Fensters. Was die Engine und die Befehlszeile sagen, bleibt englisch. Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Of everything in the window, beside what the desktop scales already. Takes effect at the next start.</source>
        <translation>Die von allem im Fenster, zusätzlich zur Skalierung des Desktops. Wirkt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Schließen während eines Laufs</translation>
    </message>
    <message>
        <source>ask; save: write a checkpoint and quit; tray: train on without a window, where the desktop has a tray.</source>
        <translation>fragen; speichern: einen Checkpoint schreiben und beenden; Infobereich: ohne Fenster weitertrainieren, wo der Desktop einen Infobereich hat.</translation>
    </message>
    <message>
        <source>Tell when a job ends</source>
        <translation>Ende von Aufgaben melden</translation>
    </message>
    <message>
        <source>A message of the desktop, when the window is not the one in use.</source>
        <translation>Eine Meldung des Desktops, wenn das Fenster gerade nicht benutzt wird.</translation>
    </message>
    <message>
        <source>No sleep during a run</source>
        <translation>Beim Training wach bleiben</translation>
    </message>
    <message>
        <source>Asks the system not to sleep while something trains. Closing a laptop&apos;s lid may still send it to sleep.</source>
        <translation>Bittet das System, nicht in den Ruhezustand zu gehen, solange etwas trainiert wird. Das Zuklappen eines Laptops kann ihn trotzdem auslösen.</translation>
    </message>
    <message>
        <source>Begin where it ended</source>
        <translation>Letzte Sitzung fortsetzen</translation>
    </message>
    <message>
        <source>Window, page, open run, the settings of the next run and of the chat are as they were.</source>
        <translation>Fenster, Seite, offener Lauf, die Einstellungen des nächsten Laufs und die des Chats sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Mixed with</source>
        <translation>Gemischt mit</translation>
    </message>
    <message>
        <source>Further data sets, each with how often its rows are taken: PATH, PATH|0.5 for half of them, PATH|3 for thrice, PATH|1|instruction=question|output=answer to name columns. Each is split and cut as the main one.</source>
        <translation>Weitere Datensätze, jeder mit der Angabe, wie oft seine Zeilen genommen werden: PFAD, PFAD|0.5 für die Hälfte, PFAD|3 für dreimal, PFAD|1|instruction=frage|output=antwort, um Spalten zu nennen. Jeder wird geteilt und gekürzt wie der erste.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>LoRA of rank 16 on all linear layers, three epochs. A good start for most data.</source>
        <translation>LoRA vom Rang 16 an allen linearen Schichten, drei Epochen. Ein guter Anfang für die meisten Daten.</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Schneller Blick</translation>
    </message>
    <message>
        <source>One epoch over the first 500 rows at rank 8: minutes, to see whether data and prompt are right.</source>
        <translation>Eine Epoche über die ersten 500 Zeilen bei Rang 8: Minuten, um zu sehen, ob Daten und Prompt stimmen.</translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation>Beste Güte</translation>
    </message>
    <message>
        <source>Rank 32 at a lower rate, up to five epochs; the best evaluation is kept, and it ends when nothing is gained.</source>
        <translation>Rang 32 bei kleinerer Rate, bis zu fünf Epochen; die beste Auswertung bleibt, und es endet, wenn nichts mehr gewonnen wird.</translation>
    </message>
    <message>
        <source>Few rows</source>
        <translation>Wenige Zeilen</translation>
    </message>
    <message>
        <source>For some hundred rows: rank 8, more dropout, a tenth held out, and the best evaluation is kept.</source>
        <translation>Für einige hundert Zeilen: Rang 8, mehr Dropout, ein Zehntel zurückgehalten, und die beste Auswertung bleibt.</translation>
    </message>
    <message>
        <source>Small adapter</source>
        <translation>Kleiner Adapter</translation>
    </message>
    <message>
        <source>Rank 4 on the attention&apos;s queries and values: a file of a few megabytes.</source>
        <translation>Rang 4 an Queries und Values der Attention: eine Datei von wenigen Megabyte.</translation>
    </message>
    <message>
        <source>7 billion on 8 GB</source>
        <translation>7 Milliarden auf 8 GB</translation>
    </message>
    <message>
        <source>The base in 4 bits, one row at a time up to 1,024 tokens, layers computed twice.</source>
        <translation>Die Basis in 4 Bit, eine Zeile zugleich bis 1.024 Token, Schichten zweimal berechnet.</translation>
    </message>
    <message>
        <source>7 billion on 16 GB</source>
        <translation>7 Milliarden auf 16 GB</translation>
    </message>
    <message>
        <source>The base in 4 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>Die Basis in 4 Bit, zwei Zeilen zugleich bis 2.048 Token, Schichten zweimal berechnet.</translation>
    </message>
    <message>
        <source>7 billion on 24 GB</source>
        <translation>7 Milliarden auf 24 GB</translation>
    </message>
    <message>
        <source>The base in 16 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>Die Basis in 16 Bit, zwei Zeilen zugleich bis 2.048 Token, Schichten zweimal berechnet.</translation>
    </message>
    <message>
        <source>Least memory</source>
        <translation>Wenigster Speicher</translation>
    </message>
    <message>
        <source>The base in 4 bits, one short row at a time, layers computed twice: fits where nothing else does.</source>
        <translation>Die Basis in 4 Bit, eine kurze Zeile zugleich, Schichten zweimal berechnet: passt, wo nichts anderes passt.</translation>
    </message>
    <message>
        <source>A library name or a CSV, TSV, JSON, JSONL, Parquet or text file.</source>
        <translation>Ein Name der Bibliothek oder eine CSV-, TSV-, JSON-, JSONL-, Parquet- oder Textdatei.</translation>
    </message>
    <message>
        <source>Stratify by</source>
        <translation>Geschichtet nach</translation>
    </message>
    <message>
        <source>A column whose values are held out in the shares in which they occur, for instance category. Empty draws all rows alike.</source>
        <translation>Eine Spalte, deren Werte in den Anteilen zurückgehalten werden, in denen sie vorkommen, zum Beispiel category. Leer: alle Zeilen werden gleich gezogen.</translation>
    </message>
    <message>
        <source>Sample prompts</source>
        <translation>Probe-Prompts</translation>
    </message>
    <message>
        <source>Prompts that the half-trained model answers at each evaluation, so that one can read how it learns. The likeliest tokens are taken. Several are separated by commas; with commas inside they are written as [&quot;Well, then?&quot;, &quot;Who?&quot;].</source>
        <translation>Prompts, die das halb trainierte Modell bei jeder Evaluation beantwortet, damit sich mitlesen lässt, wie es lernt. Genommen werden die wahrscheinlichsten Tokens. Mehrere durch Kommas trennen; solche mit Kommas darin schreiben als [&quot;Und, was nun?&quot;, &quot;Wer?&quot;].</translation>
    </message>
    <message>
        <source>Sample rows</source>
        <translation>Probezeilen</translation>
    </message>
    <message>
        <source>The prompts of so many held-out rows are answered at each evaluation too, beside the answers that the rows have.</source>
        <translation>Bei jeder Evaluation werden auch die Prompts von so vielen zurückgehaltenen Zeilen beantwortet, neben den Antworten, die die Zeilen haben.</translation>
    </message>
    <message>
        <source>Longest sample</source>
        <translation>Längste Probeantwort</translation>
    </message>
    <message>
        <source>Tokens after which a sample answer is cut.</source>
        <translation>Anzahl Tokens, nach der eine Probeantwort abgeschnitten wird.</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Kombination</translation>
    </message>
    <message>
        <source>cat is the weighted sum of what the adapters change, exactly, at the sum of their ranks; svd the same at a rank of your choice. ties, dare and magnitude_prune drop small or random parts first: with _svd on the changes themselves, without on A and B apart, as linear does.</source>
        <translation>cat ist die gewichtete Summe dessen, was die Adapter ändern, exakt, mit der Summe ihrer Ränge; svd dasselbe mit einem Rang Ihrer Wahl. ties, dare und magnitude_prune lassen zuerst kleine oder zufällige Teile weg: mit _svd auf den Änderungen selbst, ohne auf A und B getrennt, wie linear.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rank of the blend with svd and the _svd combinations. 0 takes the largest rank of its parts.</source>
        <translation>Rang der Mischung bei svd und den _svd-Kombinationen. 0 nimmt den größten Rang ihrer Teile.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Share of the values that ties, dare and magnitude_prune keep.</source>
        <translation>Anteil der Werte, den ties, dare und magnitude_prune behalten.</translation>
    </message>
    <message>
        <source>Majority sign</source>
        <translation>Vorzeichen der Mehrheit</translation>
    </message>
    <message>
        <source>Whether ties counts the sum of the values or the number of adapters on each side.</source>
        <translation>Ob bei ties die Summe der Werte oder die Zahl der Adapter auf jeder Seite zählt.</translation>
    </message>
    <message>
        <source>Of the values that dare drops.</source>
        <translation>Für die Wahl der Werte, die dare weglässt.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Tokens after which an answer is cut.</source>
        <translation>Tokens, nach denen eine Antwort abgeschnitten wird.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Zufällig ziehen</translation>
    </message>
    <message>
        <source>Off always takes the likeliest token, as temperature 0 does.</source>
        <translation>Aus nimmt immer das wahrscheinlichste Token, wie Temperatur 0.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token; higher is more varied.</source>
        <translation>0 nimmt immer das wahrscheinlichste Token; höher ist abwechslungsreicher.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Choose among the k likeliest tokens. 0 is off.</source>
        <translation>Unter den k wahrscheinlichsten Tokens wählen. 0 ist aus.</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together hold this probability. 1 is off.</source>
        <translation>Unter den wahrscheinlichsten Tokens wählen, die zusammen diese Wahrscheinlichkeit haben. 1 ist aus.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this share of the likeliest one. 0 is off.</source>
        <translation>Tokens weglassen, die weniger wahrscheinlich sind als dieser Anteil des wahrscheinlichsten. 0 ist aus.</translation>
    </message>
    <message>
        <source>Typical-p</source>
        <translation>Typical-p</translation>
    </message>
    <message>
        <source>Choose among the tokens whose surprise is nearest to the expected one and that together hold this probability. 1 is off.</source>
        <translation>Unter den Tokens wählen, deren Überraschung der erwarteten am nächsten ist und die zusammen diese Wahrscheinlichkeit haben. 1 ist aus.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Divides the score of tokens that were there before, prompt included. 1 is off; 1.1 already helps against loops.</source>
        <translation>Teilt den Wert von Tokens, die schon vorkamen, auch im Prompt. 1 ist aus; 1,1 hilft schon gegen Schleifen.</translation>
    </message>
    <message>
        <source>No repeated n-gram</source>
        <translation>Kein wiederholtes n-Gramm</translation>
    </message>
    <message>
        <source>No sequence of this many tokens comes twice, prompt included. 0 is off.</source>
        <translation>Keine Folge von so vielen Tokens kommt zweimal vor, auch nicht aus dem Prompt. 0 ist aus.</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Beams</translation>
    </message>
    <message>
        <source>Follows this many continuations and keeps the likeliest whole answer. Over 1 nothing is drawn at random, and an answer comes at its end.</source>
        <translation>Verfolgt so viele Fortsetzungen und behält die wahrscheinlichste ganze Antwort. Über 1 wird nichts zufällig gezogen, und eine Antwort kommt erst am Ende.</translation>
    </message>
    <message>
        <source>Length penalty</source>
        <translation>Längenstrafe</translation>
    </message>
    <message>
        <source>A beam&apos;s score is divided by its length to this power: above 0 favours longer answers, below 0 shorter ones.</source>
        <translation>Der Wert eines Beams wird durch seine Länge hoch diese Zahl geteilt: Über 0 bevorzugt längere Antworten, unter 0 kürzere.</translation>
    </message>
    <message>
        <source>Stop beams</source>
        <translation>Beams beenden</translation>
    </message>
    <message>
        <source>true: as soon as there are as many answers as beams. false: when a better one is unlikely. never: when none can be better.</source>
        <translation>true: sobald es so viele Antworten wie Beams gibt. false: wenn eine bessere unwahrscheinlich ist. never: wenn keine besser sein kann.</translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation>Stopptexte</translation>
    </message>
    <message>
        <source>An answer ends before the first of these texts.</source>
        <translation>Eine Antwort endet vor dem ersten dieser Texte.</translation>
    </message>
    <message>
        <source>The same seed gives the same answer.</source>
        <translation>Derselbe Startwert gibt dieselbe Antwort.</translation>
    </message>
</context>
</TS>
