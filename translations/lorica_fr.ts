<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Complétion</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation>Indiquez un fichier ou un dossier.</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Donnez le chemin complet, à partir de /.</translation>
    </message>
    <message>
        <source>This exists already. Choose a new name: nothing is overwritten.</source>
        <translation>Ce nom existe déjà. Choisissez-en un nouveau&#x202f;: rien n’est écrasé.</translation>
    </message>
    <message>
        <source>Other programs expect a name that ends in .gguf.</source>
        <translation>Les autres programmes attendent un nom qui finit par .gguf.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 n’est pas un dossier.</translation>
    </message>
    <message>
        <source>The disk has %1 free, and about %2 are needed.</source>
        <translation>Le disque a %1 de libre, et il en faut environ %2.</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>pas un nombre</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>aujourd’hui %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
</context>
<context>
    <name>lorica::AboutDialog</name>
    <message>
        <source>About Lorica</source>
        <translation>À propos de Lorica</translation>
    </message>
    <message>
        <source>Fine-tunes language models on this machine.</source>
        <translation>Affine des modèles de langage sur cette machine.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later: see the file LICENSE. It comes without any warranty.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure&#x202f;: voir le fichier LICENSE. Il est fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>Lorica opens no network connection.</source>
        <translation>Lorica n’ouvre aucune connexion réseau.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (public domain), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} and spdlog (MIT or BSD); the fonts Inter and JetBrains Mono (OFL).</source>
        <translation>Construit avec Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (domaine public), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} et spdlog (MIT ou BSD)&#x202f;; polices Inter et JetBrains Mono (OFL).</translation>
    </message>
</context>
<context>
    <name>lorica::AdapterModel</name>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>lorica::AdaptersPage</name>
    <message>
        <source>Chat</source>
        <translation>Discuter</translation>
    </message>
    <message>
        <source>Talk to the base with this adapter</source>
        <translation>Discuter avec le modèle de base muni de cet adaptateur</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Merge the adapter into its base, or write it for other programs</source>
        <translation>Fusionner l’adaptateur avec son modèle de base, ou l’écrire pour d’autres programmes</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Poursuivre</translation>
    </message>
    <message>
        <source>Set up a run that starts from this adapter</source>
        <translation>Préparer un entraînement qui part de cet adaptateur</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Show the adapter&apos;s files</source>
        <translation>Afficher les fichiers de l’adaptateur</translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation>Pas encore d’adaptateur</translation>
    </message>
    <message>
        <source>Every finished or stopped run leaves its adapter here, to chat with, to merge and to train on.</source>
        <translation>Chaque entraînement terminé ou arrêté laisse ici son adaptateur, pour discuter avec, le fusionner ou poursuivre son entraînement.</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>LINEAGE</source>
        <translation>ORIGINE</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RÉSULTAT</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER FROM THE DEFAULTS</source>
        <translation>RÉGLAGES DIFFÉRENTS DES VALEURS PAR DÉFAUT</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
made %3</source>
        <translation>%1 → %2 → cet adaptateur
créé&#x202f;: %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>entraînables</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <source>Search names, methods, tags and notes</source>
        <translation>Chercher dans les noms, méthodes, étiquettes et notes</translation>
    </message>
    <message>
        <source>TAGS AND NOTE</source>
        <translation>ÉTIQUETTES ET NOTE</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Étiquettes, séparées par des virgules</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Une note</translation>
    </message>
    <message>
        <source>Add adapter</source>
        <translation>Ajouter un adaptateur</translation>
    </message>
    <message>
        <source>Take in a PEFT folder or a zip of one</source>
        <translation>Ajouter un dossier PEFT ou un zip d’un tel dossier</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mélanger</translation>
    </message>
    <message>
        <source>Progress of the blend</source>
        <translation>Avancement du mélange</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show in what the two marked adapters differ</source>
        <translation>Afficher en quoi diffèrent les deux adaptateurs marqués</translation>
    </message>
    <message>
        <source>Mark two adapters in the table (Ctrl and click) to see in what they differ</source>
        <translation>Marquez deux adaptateurs dans le tableau (Ctrl et clic) pour voir en quoi ils diffèrent</translation>
    </message>
    <message>
        <source>Make one adapter out of the marked ones, without training</source>
        <translation>Faire un seul adaptateur des adaptateurs marqués, sans entraînement</translation>
    </message>
    <message>
        <source>A blend is being made</source>
        <translation>Un mélange est en cours</translation>
    </message>
    <message>
        <source>Mark two adapters or more of one base in the table (Ctrl and click) to make one out of them</source>
        <translation>Marquez au moins deux adaptateurs du même modèle de base dans le tableau (Ctrl et clic) pour en faire un seul</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models, or to one that is not known here; a blend needs one base</source>
        <translation>Les adaptateurs marqués ont des modèles de base différents, ou un modèle de base qui n’est pas connu ici&#x202f;; un mélange en demande un seul</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Add an adapter: a zip, or the adapter_config.json of its folder</source>
        <translation>Ajouter un adaptateur&#x202f;: un zip, ou l’adapter_config.json de son dossier</translation>
    </message>
    <message>
        <source>Adapters (*.zip adapter_config.json)</source>
        <translation>Adaptateurs (*.zip adapter_config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>paramètres</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
blended %3</source>
        <translation>%1 → %2 → cet adaptateur
mélangé&#x202f;: %3</translation>
    </message>
    <message>
        <source>Without a run of its own
written %1</source>
        <translation>Sans entraînement propre
écrit&#x202f;: %1</translation>
    </message>
    <message>
        <source>Brought from outside, out of %1
here since %2</source>
        <translation>Venu de l’extérieur, tiré de %1
ici depuis&#x202f;: %2</translation>
    </message>
    <message>
        <source>It does not name its base, so it cannot be used.</source>
        <translation>Il ne nomme pas son modèle de base et ne peut donc pas être utilisé.</translation>
    </message>
    <message>
        <source>Its base is not known here: it names %1. Add that model on the Models page to use it.</source>
        <translation>Son modèle de base n’est pas connu ici&#x202f;: il nomme %1. Ajoutez ce modèle sur la page Modèles pour utiliser l’adaptateur.</translation>
    </message>
</context>
<context>
    <name>lorica::AddSheet</name>
    <message>
        <source>Add an adapter</source>
        <translation>Ajouter un adaptateur</translation>
    </message>
    <message>
        <source>A copy of it comes into the studio&apos;s own folder, to chat with, to blend and to train on. What you chose stays as it is.</source>
        <translation>Une copie en est placée dans le dossier du studio, pour discuter avec, la mélanger ou poursuivre son entraînement. Ce que vous avez choisi reste inchangé.</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>Name of the adapter</source>
        <translation>Nom de l’adaptateur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>from</source>
        <translation>source</translation>
    </message>
    <message>
        <source>method</source>
        <translation>méthode</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>rang</translation>
    </message>
    <message>
        <source>target modules</source>
        <translation>modules cibles</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>paramètres</translation>
    </message>
    <message>
        <source>base named</source>
        <translation>modèle de base nommé</translation>
    </message>
    <message>
        <source>Its base is here: %1</source>
        <translation>Son modèle de base est ici&#x202f;: %1</translation>
    </message>
    <message>
        <source>Its base is not here.</source>
        <translation>Son modèle de base n’est pas ici.</translation>
    </message>
    <message>
        <source>It does not name its base. Choose the model that it was trained on: the copy will name that one.</source>
        <translation>Il ne nomme pas son modèle de base. Choisissez le modèle sur lequel il a été entraîné&#x202f;: la copie nommera celui-là.</translation>
    </message>
    <message>
        <source>The base that it names is not among the models here. Choose the model that it was trained on: the copy will name that one, and what you chose stays as it is.</source>
        <translation>Le modèle de base qu’il nomme ne figure pas parmi les modèles d’ici. Choisissez le modèle sur lequel il a été entraîné&#x202f;: la copie nommera celui-là, et ce que vous avez choisi reste inchangé.</translation>
    </message>
    <message>
        <source>Add its base on the Models page first.</source>
        <translation>Ajoutez d’abord son modèle de base sur la page Modèles.</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>Copie …</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lecture …</translation>
    </message>
    <message>
        <source>Whether it fits this base is seen when it is loaded.</source>
        <translation>C’est au chargement que l’on voit s’il convient à ce modèle de base.</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkMeasure</name>
    <message>
        <source>held-out loss</source>
        <translation>perte (lignes mises de côté)</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>correspondance exacte</translation>
    </message>
    <message>
        <source>time</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>vitesse</translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation>pic de mémoire</translation>
    </message>
    <message>
        <source>trainable parameters</source>
        <translation>paramètres entraînables</translation>
    </message>
    <message>
        <source>adapter on disk</source>
        <translation>adaptateur sur le disque</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkPage</name>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>No benchmarks yet</source>
        <translation>Pas encore de benchmark</translation>
    </message>
    <message>
        <source>A benchmark trains full, LoRA, QLoRA or other methods on your data and shows side by side what each costs and what it has learnt.</source>
        <translation>Un benchmark entraîne avec full, LoRA, QLoRA ou d’autres méthodes sur vos données et montre côte à côte ce que chacune coûte et ce qu’elle a appris.</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>Nouveau benchmark</translation>
    </message>
    <message>
        <source>Train methods side by side on the same rows</source>
        <translation>Entraîner des méthodes côte à côte sur les mêmes lignes</translation>
    </message>
    <message>
        <source>Open benchmark</source>
        <translation>Ouvrir un benchmark</translation>
    </message>
    <message>
        <source>Show a benchmark of another folder</source>
        <translation>Afficher un benchmark d’un autre dossier</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>Écrire le tableau affiché dans un fichier</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>One file with table, charts, machine and settings: a web page or a PDF</source>
        <translation>Un seul fichier avec tableau, graphiques, machine et réglages&#x202f;: une page web ou un PDF</translation>
    </message>
    <message>
        <source>Continue benchmark</source>
        <translation>Reprendre le benchmark</translation>
    </message>
    <message>
        <source>Stop benchmark</source>
        <translation>Arrêter le benchmark</translation>
    </message>
    <message>
        <source>Save the run in training and end; the benchmark can be continued</source>
        <translation>Enregistrer l’entraînement en cours et terminer&#x202f;; le benchmark pourra être repris</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Méthodes</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation>Avancement du benchmark</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entraînables</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Runs of the benchmark</source>
        <translation>Entraînements du benchmark</translation>
    </message>
    <message>
        <source>1 benchmark</source>
        <translation>1 benchmark</translation>
    </message>
    <message>
        <source>%1 benchmarks</source>
        <translation>%1 benchmarks</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation>1 graine</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>%1 graines</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 étapes</translation>
    </message>
    <message>
        <source>the first %1 rows</source>
        <translation>les %1 premières lignes</translation>
    </message>
    <message>
        <source>Means over the seeds; ± is half of the 95 % interval of the mean (Student&apos;s t).</source>
        <translation>Moyennes sur les graines&#x202f;; ± est la moitié de l’intervalle à 95&#x202f;% de la moyenne (t de Student).</translation>
    </message>
    <message>
        <source>Figures appear when the first run has ended.</source>
        <translation>Les chiffres apparaissent à la fin du premier entraînement.</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Échec&#x202f;: %1</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Perte d’entraînement</translation>
    </message>
    <message>
        <source>Curves appear when the first run has ended</source>
        <translation>Les courbes apparaissent à la fin du premier entraînement</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, en cours</translation>
    </message>
    <message>
        <source>Choose a benchmark&apos;s folder</source>
        <translation>Choisir le dossier d’un benchmark</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Enregistrer le tableau en CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>Le tableau est dans %1.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Le rapport est dans %1.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>étape</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>Entraîne les exécutions qui manquent ou ont échoué</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Ouvrir un entraînement</translation>
    </message>
    <message>
        <source>Show the chosen run on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>Affiche l’exécution choisie sur la page d’entraînement : pour parler à son adaptateur, le fusionner ou continuer l’entraînement</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkSheet</name>
    <message>
        <source>New benchmark</source>
        <translation>Nouveau benchmark</translation>
    </message>
    <message>
        <source>Trains each method on the same rows, one after the other, and measures time, memory, size and what it has learnt on held-out rows. Full and ia3 take their usual learning rates, the others that of the settings.</source>
        <translation>Entraîne chaque méthode sur les mêmes lignes, l’une après l’autre, et mesure la durée, la mémoire, la taille et ce qu’elle a appris, sur des lignes mises de côté. Les méthodes full et ia3 prennent leur taux d’apprentissage habituel, les autres celui des réglages.</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Méthodes</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Score answers by</source>
        <translation>Noter les réponses par</translation>
    </message>
    <message>
        <source>Scores of answers</source>
        <translation>Scores des réponses</translation>
    </message>
    <message>
        <source>Prompts to answer</source>
        <translation>Prompts à traiter</translation>
    </message>
    <message>
        <source>all held-out rows</source>
        <translation>toutes les lignes mises de côté</translation>
    </message>
    <message>
        <source>Held-out rows whose prompts base and adapter answer</source>
        <translation>Lignes mises de côté dont le modèle de base et l’adaptateur traitent le prompt</translation>
    </message>
    <message>
        <source>Settings of single methods</source>
        <translation>Réglages par méthode</translation>
    </message>
    <message>
        <source>Of one method only</source>
        <translation>Pour une seule méthode</translation>
    </message>
    <message>
        <source>Name of the benchmark</source>
        <translation>Nom du benchmark</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Start benchmark</source>
        <translation>Lancer le benchmark</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Graines</translation>
    </message>
    <message>
        <source>Runs of each method, with other rows held out; two or more give intervals</source>
        <translation>Entraînements de chaque méthode, avec d’autres lignes mises de côté&#x202f;; à partir de deux, on obtient des intervalles</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Étapes de chaque entraînement</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>selon les époques</translation>
    </message>
    <message>
        <source>The same for each method</source>
        <translation>Les mêmes pour chaque méthode</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>Only the first rows of the data set</source>
        <translation>Seulement les premières lignes du jeu de données</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 entraînement</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 entraînements, l’un après l’autre</translation>
    </message>
</context>
<context>
    <name>lorica::BlendSheet</name>
    <message>
        <source>The weighted sum of what the adapters change, exactly. Its rank is the sum of theirs.</source>
        <translation>La somme pondérée de ce que changent les adaptateurs, exactement. Son rang est la somme des leurs.</translation>
    </message>
    <message>
        <source>The weighted sum of what the adapters change, as near as the rank below allows.</source>
        <translation>La somme pondérée de ce que changent les adaptateurs, d’aussi près que le permet le rang ci-dessous.</translation>
    </message>
    <message>
        <source>The weighted sum.</source>
        <translation>La somme pondérée.</translation>
    </message>
    <message>
        <source>Drops random values of each, and of what is left those against the majority&apos;s sign.</source>
        <translation>Supprime des valeurs au hasard dans chacun et, dans ce qui reste, celles qui n’ont pas le signe majoritaire.</translation>
    </message>
    <message>
        <source>Drops random values of each and enlarges the others.</source>
        <translation>Supprime des valeurs au hasard dans chacun et agrandit les autres.</translation>
    </message>
    <message>
        <source>Keeps the largest values of each, and of these those with the majority&apos;s sign.</source>
        <translation>Garde les plus grandes valeurs de chacun et, parmi elles, celles qui ont le signe majoritaire.</translation>
    </message>
    <message>
        <source>Keeps the largest values of each.</source>
        <translation>Garde les plus grandes valeurs de chacun.</translation>
    </message>
    <message>
        <source>Works on A and B apart, as PEFT does under this name: the ranks have to be equal, and the result is not the sum of the changes.</source>
        <translation>Travaille sur A et B séparément, comme le fait PEFT sous ce nom&#x202f;: les rangs doivent être égaux, et le résultat n’est pas la somme des changements.</translation>
    </message>
    <message>
        <source>Works on the changes themselves and takes what comes nearest to the result at the rank below.</source>
        <translation>Travaille sur les changements eux-mêmes et prend ce qui s’approche le plus du résultat au rang ci-dessous.</translation>
    </message>
    <message>
        <source>Blend adapters</source>
        <translation>Mélanger des adaptateurs</translation>
    </message>
    <message>
        <source>One adapter out of several of %1, without training. Each counts as much as its weight says; the adapters themselves stay as they are.</source>
        <translation>Un seul adaptateur à partir de plusieurs adaptateurs de %1, sans entraînement. Chacun compte autant que le dit son poids&#x202f;; les adaptateurs eux-mêmes restent inchangés.</translation>
    </message>
    <message>
        <source>Name of the blend</source>
        <translation>Nom du mélange</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mélanger</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Poids de %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>rang %1</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be blended. Only plain LoRA adapters can, without DoRA, trained biases, modules_to_save, prefixes or bottlenecks: use it alone, or merge it into its base.</source>
        <translation>%1 (%2) ne peut pas être mélangé. Seuls les adaptateurs LoRA simples peuvent l’être, sans DoRA, biais entraînés, modules_to_save, préfixes ni bottlenecks&#x202f;: utilisez-le seul, ou fusionnez-le avec son modèle de base.</translation>
    </message>
    <message>
        <source>Each weight has to be a number from -100 to 100.</source>
        <translation>Chaque poids doit être un nombre de -100 à 100.</translation>
    </message>
    <message>
        <source>With every weight at 0 nothing is left.</source>
        <translation>Avec tous les poids à 0, il ne reste rien.</translation>
    </message>
    <message>
        <source>%1 has no usable value.</source>
        <translation>%1 n’a pas de valeur utilisable.</translation>
    </message>
    <message>
        <source>%1 needs adapters of one rank, and these have %2 and %3. Choose cat, svd or a combination that ends in _svd.</source>
        <translation>%1 demande des adaptateurs de même rang, et ceux-ci ont %2 et %3. Choisissez cat, svd ou une combinaison qui finit par _svd.</translation>
    </message>
    <message>
        <source>An adapter of rank %1 out of %2 adapters.</source>
        <translation>Un adaptateur de rang %1 à partir de %2 adaptateurs.</translation>
    </message>
</context>
<context>
    <name>lorica::CellDelegate</name>
    <message>
        <source>%1 of row %2</source>
        <translation>%1, ligne %2</translation>
    </message>
</context>
<context>
    <name>lorica::ChangeDialog</name>
    <message>
        <source>Train on</source>
        <translation>Poursuivre l’entraînement</translation>
    </message>
    <message>
        <source>Change the run</source>
        <translation>Modifier l’exécution</translation>
    </message>
    <message>
        <source>Goes on from the last checkpoint, with the optimizer as it was.</source>
        <translation>Reprend au dernier point de sauvegarde, avec l’optimiseur tel qu’il était.</translation>
    </message>
    <message>
        <source>Holds from the next step on. The run keeps it, so that a resume does the same again.</source>
        <translation>Vaut à partir du pas suivant. L’exécution s’en souvient, si bien qu’une reprise refait la même chose.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>The schedule&apos;s peak. What the next step gets follows from it and from how far the run is.</source>
        <translation>Le sommet du programme. Ce que reçoit le pas suivant en découle, ainsi que de l’avancement de l’exécution.</translation>
    </message>
    <message>
        <source>Steps in all</source>
        <translation>Pas au total</translation>
    </message>
    <message>
        <source>Where the run ends. The schedule is stretched to it.</source>
        <translation>Où l’exécution se termine. Le programme est étiré jusque-là.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Ce n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Give a learning rate over 0.</source>
        <translation>Indiquez un taux d’apprentissage supérieur à 0.</translation>
    </message>
    <message>
        <source>%1 steps are done: name more.</source>
        <translation>%1 pas sont faits : indiquez-en davantage.</translation>
    </message>
    <message>
        <source>%1 more steps; %2 epochs in all</source>
        <translation>encore %1 pas ; %2 époques au total</translation>
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
        <translation>Échelle logarithmique&#x202f;: montre les petites valeurs à côté des grandes</translation>
    </message>
    <message>
        <source>Logarithmic scale of %1</source>
        <translation>Échelle logarithmique&#x202f;: %1</translation>
    </message>
    <message>
        <source>Enlarge this chart</source>
        <translation>Agrandir ce graphique</translation>
    </message>
    <message>
        <source>Back to all charts</source>
        <translation>Revenir à tous les graphiques</translation>
    </message>
    <message>
        <source>Values and pictures of %1</source>
        <translation>Valeurs et images de %1</translation>
    </message>
    <message>
        <source>best</source>
        <translation>meilleur</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>Valeurs sous forme de tableau</translation>
    </message>
    <message>
        <source>Save values as CSV</source>
        <translation>Enregistrer les valeurs en CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)</source>
        <translation>Image PNG (*.png);;Dessin SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Valeurs de %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Note here</source>
        <translation>Noter ici</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPage</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>No model to talk to yet</source>
        <translation>Pas encore de modèle avec qui discuter</translation>
    </message>
    <message>
        <source>Choose a base model, or train an adapter first. You can also talk to a run while it trains.</source>
        <translation>Choisissez un modèle de base, ou entraînez d’abord un adaptateur. Vous pouvez aussi discuter avec un modèle pendant son entraînement.</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>Juger à l’aveugle</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>Ce que montre la page</translation>
    </message>
    <message>
        <source>Model to talk to</source>
        <translation>Modèle avec qui discuter</translation>
    </message>
    <message>
        <source>Write a message. Return sends it, Shift+Return begins a new line.</source>
        <translation>Écrivez un message. Entrée l’envoie, Maj+Entrée commence une nouvelle ligne.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>In training: %1</source>
        <translation>En cours d’entraînement&#x202f;: %1</translation>
    </message>
    <message>
        <source>Ask one more model the same questions, side by side: up to four</source>
        <translation>Poser les mêmes questions à un modèle de plus, côte à côte&#x202f;: jusqu’à quatre</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Go on with an earlier conversation, or write some to a file</source>
        <translation>Reprendre une conversation antérieure, ou en écrire dans un fichier</translation>
    </message>
    <message>
        <source>Close this column</source>
        <translation>Fermer cette colonne</translation>
    </message>
    <message>
        <source>%1 is not here any more: the conversation goes on with %2.</source>
        <translation>%1 n’est plus ici&#x202f;: la conversation continue avec %2.</translation>
    </message>
    <message>
        <source>%1, step %2 on %3</source>
        <translation>%1, étape %2 sur %3</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Ce que lit le modèle</translation>
    </message>
    <message>
        <source>The base model is not known, so what it reads cannot be shown</source>
        <translation>Le modèle de base n’est pas connu : ce qu’il lit ne peut pas être affiché</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPresenter</name>
    <message>
        <source>%1 tokens, %2 tokens/s</source>
        <translation>%1 tokens, %2 tokens/s</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>, cut at the longest answer</source>
        <translation>, coupée à la longueur maximale</translation>
    </message>
    <message>
        <source>, stopped</source>
        <translation>, arrêtée</translation>
    </message>
    <message>
        <source>the base alone</source>
        <translation>le modèle de base seul</translation>
    </message>
    <message>
        <source>by %1, by a rule; %2</source>
        <translation>par %1, selon une règle ; %2</translation>
    </message>
    <message>
        <source>by %1 (%2 sure); %3</source>
        <translation>par %1 (sûr à %2) ; %3</translation>
    </message>
</context>
<context>
    <name>lorica::CommandSet</name>
    <message>
        <source>Go</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Recent runs and the next step</source>
        <translation>Entraînements récents et prochaine étape</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Data sets: import, look, mend</source>
        <translation>Jeux de données&#x202f;: importer, regarder, corriger</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Base models on this machine: what they are and need</source>
        <translation>Modèles de base de cette machine&#x202f;: ce qu’ils sont et ce qu’il leur faut</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Set up a run and watch it learn</source>
        <translation>Préparer un entraînement et le regarder apprendre</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Expériences</translation>
    </message>
    <message>
        <source>Compare runs; sweep a setting</source>
        <translation>Comparer des entraînements&#x202f;; balayer un réglage</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Methods side by side: what each costs and learns</source>
        <translation>Méthodes côte à côte&#x202f;: ce que chacune coûte et apprend</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Talk to a model or a half-trained adapter</source>
        <translation>Discuter avec un modèle ou un adaptateur à demi entraîné</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>What your runs have made</source>
        <translation>Ce que vos entraînements ont produit</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write a model or an adapter for other programs</source>
        <translation>Écrire un modèle ou un adaptateur pour d’autres programmes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Importer des données</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>Choisir un modèle</translation>
    </message>
    <message>
        <source>Open a GGUF file or a model folder</source>
        <translation>Ouvrir un fichier GGUF ou un dossier de modèle</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Ouvrir un entraînement</translation>
    </message>
    <message>
        <source>Show the folder of an earlier run, or follow one of the command line</source>
        <translation>Afficher le dossier d’un entraînement passé, ou suivre un entraînement lancé en ligne de commande</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Nouvel entraînement</translation>
    </message>
    <message>
        <source>Set up another run</source>
        <translation>Préparer un autre entraînement</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Lancer l’entraînement</translation>
    </message>
    <message>
        <source>Start the run as set up</source>
        <translation>Lancer l’entraînement tel que préparé</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause or resume the run; the model stays loaded</source>
        <translation>Suspendre ou continuer l’entraînement&#x202f;; le modèle reste chargé</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>End the run, with or without a checkpoint</source>
        <translation>Terminer l’entraînement, avec ou sans checkpoint</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Enregistrer maintenant</translation>
    </message>
    <message>
        <source>Write a checkpoint at the next step</source>
        <translation>Écrire un checkpoint à la prochaine étape</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Reprendre l’entraînement</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Continuer à partir du dernier checkpoint</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Discuter</translation>
    </message>
    <message>
        <source>Talk to the adapter as it is now</source>
        <translation>Discuter avec l’adaptateur tel qu’il est maintenant</translation>
    </message>
    <message>
        <source>Merge and export</source>
        <translation>Fusionner et exporter</translation>
    </message>
    <message>
        <source>Merge the adapter into its base and write a model folder</source>
        <translation>Fusionner l’adaptateur avec son modèle de base et écrire un dossier de modèle</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>Afficher les fichiers de l’entraînement</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nouvelle discussion</translation>
    </message>
    <message>
        <source>End the answer here</source>
        <translation>Terminer la réponse ici</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>Juger à l’aveugle</translation>
    </message>
    <message>
        <source>Compare answers of two models without their names</source>
        <translation>Comparer les réponses de deux modèles sans voir leurs noms</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Trouver une commande</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Saisir le nom d’une commande</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What the engine and its jobs have told</source>
        <translation>Ce que le moteur et ses tâches ont signalé</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>Basculer clair/sombre</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Couleurs claires ou sombres</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Colours, size, keys, and what happens around a run</source>
        <translation>Couleurs, taille, raccourcis, et ce qui se passe autour d’un entraînement</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>Tous les raccourcis sur une page</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>Versions, machine, settings and the last log lines, as text for a report</source>
        <translation>Versions, machine, réglages et dernières lignes du journal, en texte pour un rapport</translation>
    </message>
    <message>
        <source>About Lorica</source>
        <translation>À propos de Lorica</translation>
    </message>
    <message>
        <source>Version, licence, and what it is built from</source>
        <translation>Version, licence et composants</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Close Lorica</source>
        <translation>Fermer Lorica</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Another learning rate or number of steps, from here on</source>
        <translation>Un autre taux d’apprentissage ou nombre de pas, à partir d’ici</translation>
    </message>
    <message>
        <source>Open a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>Ouvrir un fichier CSV, TSV, JSON, JSONL, Parquet ou texte</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Faire la visite guidée</translation>
    </message>
    <message>
        <source>The pages in the order of work, a sentence or two on each</source>
        <translation>Les pages dans l’ordre du travail, une ou deux phrases sur chacune</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Arrêter la réponse</translation>
    </message>
    <message>
        <source>Begin another conversation; this one is kept</source>
        <translation>Commencer une autre conversation&#x202f;; celle-ci est gardée</translation>
    </message>
</context>
<context>
    <name>lorica::CompareSheet</name>
    <message>
        <source>base</source>
        <translation>modèle de base</translation>
    </message>
    <message>
        <source>data</source>
        <translation>données</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>rang</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>entraînables</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <source>Compare adapters</source>
        <translation>Comparer des adaptateurs</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RÉSULTAT</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>SETTINGS OF THE ADAPTER THAT DIFFER</source>
        <translation>RÉGLAGES DE L’ADAPTATEUR QUI DIFFÈRENT</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER</source>
        <translation>RÉGLAGES DIFFÉRENTS</translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation>Les deux ont les mêmes réglages.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>lorica::ConversationsSheet</name>
    <message>
        <source>1 conversation could not be read: %1</source>
        <translation>1 conversation n’a pas pu être lue&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1 conversations could not be read: %2</source>
        <translation>%1 conversations n’ont pas pu être lues&#x202f;: %2</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Words of a question, an answer or a model&apos;s name</source>
        <translation>Mots d’une question, d’une réponse ou du nom d’un modèle</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Trouver une conversation</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>Conversations gardées</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write the chosen conversations to a file: as training data (JSONL), Markdown or text</source>
        <translation>Écrire les conversations choisies dans un fichier&#x202f;: en données d’entraînement (JSONL), Markdown ou texte</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Go on with the chosen conversation</source>
        <translation>Reprendre la conversation choisie</translation>
    </message>
    <message>
        <source>None yet: each conversation is kept here as soon as it has an answer.</source>
        <translation>Pas encore de conversation&#x202f;: chacune est gardée ici dès qu’elle a une réponse.</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Aucune conversation ne contient ces mots.</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 conversations sur %2</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>Exporter des conversations</translation>
    </message>
    <message>
        <source>Training data (*.jsonl)</source>
        <translation>Données d’entraînement (*.jsonl)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#x202f;: %1</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Supprimer «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Delete %1 conversations?</source>
        <translation>Supprimer %1 conversations&#x202f;?</translation>
    </message>
    <message>
        <source>Delete conversations</source>
        <translation>Supprimer des conversations</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Cette suppression est définitive.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>lorica::DataEditor</name>
    <message>
        <source>Rows of the data set</source>
        <translation>Lignes du jeu de données</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Show rows with</source>
        <translation>Afficher les lignes contenant</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>Le texte est une expression régulière</translation>
    </message>
    <message>
        <source>Column of the filter</source>
        <translation>Colonne du filtre</translation>
    </message>
    <message>
        <source>Only these rows</source>
        <translation>Seulement ces lignes</translation>
    </message>
    <message>
        <source>Selected row and findings</source>
        <translation>Ligne sélectionnée et constats</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>Afficher seulement ces lignes</translation>
    </message>
    <message>
        <source>All like it</source>
        <translation>Tous les semblables</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>Toutes les colonnes</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#x202f;: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source> (not saved)</source>
        <translation> (non enregistré)</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Toutes les lignes</translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation>Lignes modifiées</translation>
    </message>
    <message>
        <source>Rows with a tag</source>
        <translation>Lignes étiquetées</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Étiquette&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: none found.</source>
        <translation>%1&#x202f;: rien trouvé.</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>modification</translation>
    </message>
    <message>
        <source>replace in %1 rows</source>
        <translation>remplacement dans %1 lignes</translation>
    </message>
    <message>
        <source>delete of %1 rows</source>
        <translation>suppression de %1 lignes</translation>
    </message>
    <message>
        <source>new row</source>
        <translation>nouvelle ligne</translation>
    </message>
    <message>
        <source>copy of %1 rows</source>
        <translation>copie de %1 lignes</translation>
    </message>
    <message>
        <source>tags of %1 rows</source>
        <translation>étiquettes de %1 lignes</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Back to the data sets</source>
        <translation>Revenir aux jeux de données</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Write the file; the one before is kept as a version</source>
        <translation>Écrire le fichier&#x202f;; le précédent est gardé comme version</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>Write another file, in the shape of its suffix</source>
        <translation>Écrire un autre fichier, au format de son extension</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Back to what was saved last</source>
        <translation>Revenir au dernier enregistrement</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Nouvelle ligne</translation>
    </message>
    <message>
        <source>A row behind the selected one</source>
        <translation>Une ligne après la ligne sélectionnée</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>A copy behind each selected row</source>
        <translation>Une copie après chaque ligne sélectionnée</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation>Supprimer les lignes sélectionnées</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiqueter</translation>
    </message>
    <message>
        <source>Tag the selected rows, or take the tag from them</source>
        <translation>Étiqueter les lignes sélectionnées, ou leur retirer l’étiquette</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Rechercher et remplacer</translation>
    </message>
    <message>
        <source>Problems, secrets and hidden characters</source>
        <translation>Problèmes, secrets et caractères cachés</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>Quasi-doublons</translation>
    </message>
    <message>
        <source>Leaks against a held-out file…</source>
        <translation>Fuites par rapport à un fichier mis de côté…</translation>
    </message>
    <message>
        <source>Changes since the import</source>
        <translation>Changements depuis l’import</translation>
    </message>
    <message>
        <source>Undo %1 (%2)</source>
        <translation>Annuler&#x202f;: %1 (%2)</translation>
    </message>
    <message>
        <source>Redo %1 (%2)</source>
        <translation>Rétablir&#x202f;: %1 (%2)</translation>
    </message>
    <message>
        <source>Tag of the row</source>
        <translation>Étiquette de la ligne</translation>
    </message>
    <message>
        <source>Tag of %1 rows</source>
        <translation>Étiquette de %1 lignes</translation>
    </message>
    <message>
        <source>Held-out file</source>
        <translation>Fichier mis de côté</translation>
    </message>
    <message>
        <source>Remove the characters</source>
        <translation>Retirer les caractères</translation>
    </message>
    <message>
        <source>Write [secret] for it</source>
        <translation>Remplacer par [secret]</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Supprimer la ligne</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>Le fichier a changé</translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened.</source>
        <translation>Un autre programme a modifié %1 depuis son ouverture.</translation>
    </message>
    <message>
        <source>Writing over it keeps what is there now as a version.</source>
        <translation>L’écraser garde comme version ce qui s’y trouve maintenant.</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Écraser</translation>
    </message>
    <message>
        <source>Changes are not saved</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>The changes of %1 are not saved.</source>
        <translation>Les modifications de %1 ne sont pas enregistrées.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuer à modifier</translation>
    </message>
</context>
<context>
    <name>lorica::DataPage</name>
    <message>
        <source>Edit rows</source>
        <translation>Modifier les lignes</translation>
    </message>
    <message>
        <source>Mend, find and replace, sort out, tag</source>
        <translation>Corriger, rechercher et remplacer, trier, étiqueter</translation>
    </message>
    <message>
        <source>Change mapping</source>
        <translation>Changer la correspondance</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>The file itself stays</source>
        <translation>Le fichier lui-même reste</translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation>Pas encore de jeu de données</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Jeux de données</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation>Lignes précédentes</translation>
    </message>
    <message>
        <source>Rows behind these</source>
        <translation>Lignes suivantes</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>Aller au n°</translation>
    </message>
    <message>
        <source>The row of this number</source>
        <translation>La ligne de ce numéro</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Length of the rows</source>
        <translation>Longueur des lignes</translation>
    </message>
    <message>
        <source>Drag the dashed line to change the sequence length.</source>
        <translation>Faites glisser le trait pointillé pour changer la longueur de séquence.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>
%1 rows cannot be used</source>
        <translation>
%1 lignes inutilisables</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Importer des données</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>%1 rows, shape %2, %3 unusable.</source>
        <translation>%1 lignes, structure %2, %3 inutilisables.</translation>
    </message>
    <message>
        <source>This set could not be read.</source>
        <translation>Ce jeu de données n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation>Lignes %1–%2 sur %3</translation>
    </message>
    <message>
        <source>None: every row can be used.</source>
        <translation>Aucun&#x202f;: toutes les lignes sont utilisables.</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Problèmes (%1)</translation>
    </message>
    <message>
        <source>Choose a base model to see lengths in tokens.</source>
        <translation>Choisissez un modèle de base pour voir les longueurs en tokens.</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>lignes</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>appris</translation>
    </message>
    <message>
        <source>median</source>
        <translation>médiane</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>plus longue</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>trop longues</translation>
    </message>
    <message>
        <source>Import a CSV, TSV, JSON, JSONL, Parquet or text file, or drop one here. You will see exactly which tokens the model learns from.</source>
        <translation>Importez un fichier CSV, TSV, JSON, JSONL, Parquet ou texte, ou déposez-en un ici. Vous verrez exactement de quels tokens le modèle apprend.</translation>
    </message>
    <message>
        <source>Data sets (%1);;All files (*)</source>
        <translation>Jeux de données (%1);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>lorica::DeviceTiles</name>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of 1 core</source>
        <translation>Part de Lorica sur 1 cœur</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of %1 cores</source>
        <translation>Part de Lorica sur %1 cœurs</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 by Lorica</source>
        <translation>%1 par Lorica</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>where runs are kept</source>
        <translation>là où sont les entraînements</translation>
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
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>This row cannot be read</source>
        <translation>Cette ligne ne peut pas être lue</translation>
    </message>
    <message>
        <source>Changed since it was opened</source>
        <translation>Modifiée depuis l’ouverture</translation>
    </message>
</context>
<context>
    <name>lorica::EditSession</name>
    <message>
        <source>Opening</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>The tags and notes of %1 rows were not taken: their rows are not in the file any more.</source>
        <translation>Les étiquettes et notes de %1 lignes n’ont pas été reprises&#x202f;: leurs lignes ne sont plus dans le fichier.</translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation>Filtrage</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Not found in the rows shown.</source>
        <translation>Introuvable dans les lignes affichées.</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Remplacement</translation>
    </message>
    <message>
        <source>Replaced in 1 row.</source>
        <translation>Remplacé dans 1 ligne.</translation>
    </message>
    <message>
        <source>Replaced in %1 rows.</source>
        <translation>Remplacé dans %1 lignes.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Recherche de doublons</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doublons</translation>
    </message>
    <message>
        <source>Comparing with the held-out file</source>
        <translation>Comparaison avec le fichier mis de côté</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>Fuites</translation>
    </message>
    <message>
        <source>Comparing with the import</source>
        <translation>Comparaison avec l’import</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>was: %1</source>
        <translation>avant&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>lorica::ExperimentsPage</name>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>Arrêté, non enregistré</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Nouveau balayage</translation>
    </message>
    <message>
        <source>Train one run for every value of a setting</source>
        <translation>Lancer un entraînement par valeur d’un réglage</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Enregistrer en CSV</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>Écrire le tableau affiché dans un fichier</translation>
    </message>
    <message>
        <source>Continue sweep</source>
        <translation>Reprendre le balayage</translation>
    </message>
    <message>
        <source>Stop sweep</source>
        <translation>Arrêter le balayage</translation>
    </message>
    <message>
        <source>Save the run in training and end; the sweep can be continued</source>
        <translation>Enregistrer l’entraînement en cours et terminer&#x202f;; le balayage pourra être repris</translation>
    </message>
    <message>
        <source>No experiments yet</source>
        <translation>Pas encore d’expérience</translation>
    </message>
    <message>
        <source>Runs are listed here to be sorted, overlaid and compared; a sweep trains one run for every value of a setting and recommends one.</source>
        <translation>Les entraînements figurent ici pour être triés, superposés et comparés&#x202f;; un balayage lance un entraînement par valeur d’un réglage et en recommande un.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>Balayages</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entraînables</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Réglages différents</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>Avancement du balayage</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>Entraînements du balayage</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 entraînement</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 entraînements</translation>
    </message>
    <message>
        <source>1 sweep</source>
        <translation>1 balayage</translation>
    </message>
    <message>
        <source>%1 sweeps</source>
        <translation>%1 balayages</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Expériences</translation>
    </message>
    <message>
        <source>Choose runs in the table; Ctrl adds one</source>
        <translation>Choisissez des entraînements dans le tableau&#x202f;; Ctrl en ajoute un</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1, mis de côté</translation>
    </message>
    <message>
        <source>The curves of the first six are shown. Choose two runs to see which settings differ.</source>
        <translation>Les courbes des six premiers sont affichées. Choisissez deux entraînements pour voir quels réglages diffèrent.</translation>
    </message>
    <message>
        <source>Choose two runs to see which settings differ (Ctrl or Shift and a click, or Shift and the arrow keys).</source>
        <translation>Choisissez deux entraînements pour voir quels réglages diffèrent (Ctrl ou Maj et un clic, ou Maj et les flèches).</translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation>Les deux entraînements ont les mêmes réglages.</translation>
    </message>
    <message>
        <source>1 setting differs</source>
        <translation>1 réglage diffère</translation>
    </message>
    <message>
        <source>%1 settings differ</source>
        <translation>%1 réglages diffèrent</translation>
    </message>
    <message>
        <source>No sweeps yet</source>
        <translation>Pas encore de balayage</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4 · held-out loss of the base %5</source>
        <translation>%1 · %2 · %3 sur %4 · perte du modèle de base (lignes mises de côté) %5</translation>
    </message>
    <message>
        <source>halving</source>
        <translation>élimination par paliers</translation>
    </message>
    <message>
        <source>every run to its end</source>
        <translation>chaque entraînement jusqu’au bout</translation>
    </message>
    <message>
        <source>New sweep trains one run for every value of a setting, the rank for instance.</source>
        <translation>«&#x202f;Nouveau balayage&#x202f;» lance un entraînement par valeur d’un réglage, le rang par exemple.</translation>
    </message>
    <message>
        <source>Recommended: %1. %2</source>
        <translation>Recommandé&#x202f;: %1. %2</translation>
    </message>
    <message>
        <source>Best so far: %1. %2</source>
        <translation>Meilleur jusqu’ici&#x202f;: %1. %2</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Enregistrer le tableau en CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>Le tableau est dans %1.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>étape</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>Entraîne les exécutions qui manquent ou ont échoué</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Ouvrir un entraînement</translation>
    </message>
    <message>
        <source>Show the chosen run, or else the recommended one, on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>Affiche l’exécution choisie, sinon celle recommandée, sur la page d’entraînement : pour parler à son adaptateur, le fusionner ou continuer l’entraînement</translation>
    </message>
</context>
<context>
    <name>lorica::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Write it; nothing that exists is overwritten</source>
        <translation>Écrire&#x202f;; rien d’existant n’est écrasé</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Open the file manager where it lies</source>
        <translation>Ouvrir le gestionnaire de fichiers à cet endroit</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Discuter</translation>
    </message>
    <message>
        <source>Talk to the exported model</source>
        <translation>Discuter avec le modèle exporté</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>Encore rien à exporter</translation>
    </message>
    <message>
        <source>Choose a base model, and an adapter if you have trained one: they are written here for other programs.</source>
        <translation>Choisissez un modèle de base, et un adaptateur si vous en avez entraîné un&#x202f;: ils sont écrits ici pour d’autres programmes.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Browse for a base model</source>
        <translation>Rechercher un modèle de base</translation>
    </message>
    <message>
        <source>Browse for an adapter folder</source>
        <translation>Rechercher le dossier d’un adaptateur</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Type of the numbers</source>
        <translation>Type des nombres</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Merge into the quantized numbers that the adapter was trained on</source>
        <translation>Fusionner dans les nombres quantifiés sur lesquels l’adaptateur a été entraîné</translation>
    </message>
    <message>
        <source>Off: into the base&apos;s own weights. Which of the two answers better depends on the adapter: compare them on held-out rows.</source>
        <translation>Désactivé&#x202f;: dans les poids d’origine du modèle de base. Laquelle des deux versions répond le mieux dépend de l’adaptateur&#x202f;: comparez-les sur des lignes mises de côté.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Destination</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Fichier ou dossier à écrire</translation>
    </message>
    <message>
        <source>Browse for a place to write to</source>
        <translation>Rechercher un emplacement</translation>
    </message>
    <message>
        <source>Prove it: read it back and compare it with base and adapter</source>
        <translation>Vérifier&#x202f;: relire l’export et le comparer au modèle de base et à l’adaptateur</translation>
    </message>
    <message>
        <source>Every tensor, tokens, template, ends of text and probabilities. Base and export are loaded one after the other; where the proof fails, nothing is left.</source>
        <translation>Chaque tenseur, les tokens, le gabarit, les fins de texte et les probabilités. Le modèle de base et l’export sont chargés l’un après l’autre&#x202f;; si la vérification échoue, il ne reste rien.</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Avancement de l’export</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>ON THE COMMAND LINE</source>
        <translation>EN LIGNE DE COMMANDE</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>La même chose en ligne de commande</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Copier la ligne de commande</translation>
    </message>
    <message>
        <source>None: the base alone</source>
        <translation>Aucun&#x202f;: le modèle de base seul</translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation> · environ %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>%1, %2 parameters, stored as %3, %4</source>
        <translation>%1, %2 paramètres, stockés en %3, %4</translation>
    </message>
    <message>
        <source>Choose an adapter: this format holds nothing else.</source>
        <translation>Choisissez un adaptateur&#x202f;: ce format ne contient rien d’autre.</translation>
    </message>
    <message>
        <source>About %1 to write</source>
        <translation>Environ %1 à écrire</translation>
    </message>
    <message>
        <source>%1 free on that disk</source>
        <translation>%1 de libre sur ce disque</translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation> · %1 sur %2</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Écrit</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Non écrit</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>Rien n’a été laissé sur le disque.</translation>
    </message>
    <message>
        <source>%1
%2, %3 tensors in %4</source>
        <translation>%1
%2, %3 tenseurs en %4</translation>
    </message>
    <message>
        <source>; the adapter changed %1</source>
        <translation>, dont %1 modifiés par l’adaptateur</translation>
    </message>
    <message>
        <source>Proved: read back, it is base and adapter.</source>
        <translation>Vérifié&#x202f;: à la relecture, c’est bien le modèle de base et l’adaptateur.</translation>
    </message>
    <message>
        <source>Not proved: read back, it is not base and adapter.</source>
        <translation>Non vérifié&#x202f;: à la relecture, ce n’est pas le modèle de base et l’adaptateur.</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>Choisir un fichier GGUF, ou le config.json d’un dossier de modèle</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modèles (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Choose the folder of a PEFT adapter</source>
        <translation>Choisir le dossier d’un adaptateur PEFT</translation>
    </message>
    <message>
        <source>Folder to write into</source>
        <translation>Dossier où écrire</translation>
    </message>
    <message>
        <source>Model folder (safetensors)</source>
        <translation>Dossier de modèle (safetensors)</translation>
    </message>
    <message>
        <source>Merged weights with config, tokenizer and chat template: transformers, vLLM and Lorica load it.</source>
        <translation>Poids fusionnés avec config, tokenizer et gabarit de chat&#x202f;: transformers, vLLM et Lorica le chargent.</translation>
    </message>
    <message>
        <source>GGUF file</source>
        <translation>Fichier GGUF</translation>
    </message>
    <message>
        <source>Merged and, if you like, quantized: for llama.cpp, Ollama and LM Studio.</source>
        <translation>Fusionné et, au choix, quantifié&#x202f;: pour llama.cpp, Ollama et LM Studio.</translation>
    </message>
    <message>
        <source>GGUF adapter</source>
        <translation>Adaptateur GGUF</translation>
    </message>
    <message>
        <source>The adapter alone, for llama.cpp&apos;s --lora over the same base.</source>
        <translation>L’adaptateur seul, pour l’option --lora de llama.cpp sur le même modèle de base.</translation>
    </message>
    <message>
        <source>nearly lossless</source>
        <translation>presque sans perte</translation>
    </message>
    <message>
        <source>small, the usual choice</source>
        <translation>petit, le choix habituel</translation>
    </message>
    <message>
        <source>a little larger, a little better</source>
        <translation>un peu plus grand, un peu meilleur</translation>
    </message>
    <message>
        <source>close to q8_0</source>
        <translation>proche de q8_0</translation>
    </message>
    <message>
        <source>older block type</source>
        <translation>ancien type à blocs</translation>
    </message>
    <message>
        <source>older block type, fast on processors</source>
        <translation>ancien type à blocs, rapide sur processeur</translation>
    </message>
    <message>
        <source>the base&apos;s numbers in 16 bits</source>
        <translation>les nombres du modèle de base en 16 bits</translation>
    </message>
    <message>
        <source>16 bits, for older programs</source>
        <translation>16 bits, pour les programmes plus anciens</translation>
    </message>
    <message>
        <source>everything, twice as large</source>
        <translation>tout, deux fois plus grand</translation>
    </message>
    <message>
        <source>as the base</source>
        <translation>comme le modèle de base</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>16 bits, for older graphics cards</source>
        <translation>16 bits, pour les cartes graphiques plus anciennes</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 bits</translation>
    </message>
</context>
<context>
    <name>lorica::FieldCell</name>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Revenir à %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Réinitialiser %1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>one, two, …</source>
        <translation>un, deux, …</translation>
    </message>
</context>
<context>
    <name>lorica::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Remplacer par</translation>
    </message>
    <message>
        <source>In a regular expression, $1 is what the first group matched and ${name} a named one</source>
        <translation>Dans une expression régulière, $1 est ce que le premier groupe a trouvé et ${name} un groupe nommé</translation>
    </message>
    <message>
        <source>Column to search</source>
        <translation>Colonne où chercher</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expression régulière</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Respecter la casse</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Replace in selection</source>
        <translation>Remplacer dans la sélection</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>In every row shown; one step of the history</source>
        <translation>Dans toutes les lignes affichées&#x202f;; une seule étape de l’historique</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>Toutes les colonnes</translation>
    </message>
</context>
<context>
    <name>lorica::FindCommandDialog</name>
    <message>
        <source>Find a command</source>
        <translation>Trouver une commande</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Saisissez le nom d’une commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
</context>
<context>
    <name>lorica::FindingModel</name>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Constat</translation>
    </message>
</context>
<context>
    <name>lorica::ForecastCard</name>
    <message>
        <source>weights</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>adaptateur</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>optimiseur</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>activations</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programme</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prévision</translation>
    </message>
    <message>
        <source>Memory the run is expected to take, of what is free now; the paler end is the forecast&apos;s uncertainty.</source>
        <translation>Mémoire que l’entraînement devrait prendre, par rapport à ce qui est libre maintenant&#x202f;; l’extrémité plus pâle est l’incertitude de la prévision.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entraînables</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>Prêt à démarrer.</translation>
    </message>
    <message>
        <source>Choose a model and a data set to see whether the run fits and how long it takes.</source>
        <translation>Choisissez un modèle et un jeu de données pour voir si l’entraînement tient en mémoire et combien de temps il dure.</translation>
    </message>
    <message>
        <source>Looking again …</source>
        <translation>Nouvel examen …</translation>
    </message>
    <message>
        <source>Looking at model and data …</source>
        <translation>Examen du modèle et des données …</translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation>Tient sur cette machine</translation>
    </message>
    <message>
        <source>Does not fit this machine</source>
        <translation>Ne tient pas sur cette machine</translation>
    </message>
    <message>
        <source>No forecast.</source>
        <translation>Pas de prévision.</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 sur %2 libres</translation>
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
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>Arrêté, non enregistré</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Pas encore d’entraînement</translation>
    </message>
    <message>
        <source>Import a data set, choose a model, start training: each run is listed here with its curve.</source>
        <translation>Importez un jeu de données, choisissez un modèle, puis lancez&#x202f;: chaque entraînement figure ici avec sa courbe.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entraînements</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>Courbe de perte</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Return or a double click opens a run; an interrupted one can be resumed there.</source>
        <translation>Entrée ou un double-clic ouvre un entraînement&#x202f;; s’il a été interrompu, il peut y être repris.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 entraînement</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 entraînements</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Ouvrir la démo</translation>
    </message>
    <message>
        <source>Set up a run on a small data set that comes with Lorica; any model will do</source>
        <translation>Prépare un entraînement sur un petit jeu de données fourni avec Lorica ; n’importe quel modèle convient</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>%1 was interrupted at step %2 of %3.</source>
        <translation>%1 a été interrompu à l’étape %2 sur %3.</translation>
    </message>
    <message>
        <source>%1 was interrupted before its first step.</source>
        <translation>%1 a été interrompu avant sa première étape.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
</context>
<context>
    <name>lorica::ImportSheet</name>
    <message>
        <source>Import data</source>
        <translation>Importer des données</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>What the model will learn</source>
        <translation>Ce que le modèle va apprendre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>Détecter</translation>
    </message>
    <message>
        <source>Instruction and response</source>
        <translation>Instruction et réponse</translation>
    </message>
    <message>
        <source>Prompt and completion</source>
        <translation>Prompt et complétion</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>ShareGPT</source>
        <translation>ShareGPT</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Texte brut</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>For instance: Describe the restaurant: {mr}</source>
        <translation>Par exemple&#x202f;: Décris le restaurant&#x202f;: {mr}</translation>
    </message>
    <message>
        <source>Left to the model&apos;s template</source>
        <translation>Laissé au gabarit du modèle</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>Colonnes&#x202f;: %1</translation>
    </message>
    <message>
        <source>Choose the columns: %1.</source>
        <translation>Choisissez les colonnes&#x202f;: %1.</translation>
    </message>
    <message>
        <source>%1 rows. Which column is which?</source>
        <translation>%1 lignes. À quoi sert chaque colonne&#x202f;?</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Ce fichier est inutilisable.</translation>
    </message>
    <message>
        <source>%1 rows, shape %2</source>
        <translation>%1 lignes, structure %2</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>Ligne %1&#x202f;: %2.</translation>
    </message>
    <message>
        <source>Line %1, %2: %3.</source>
        <translation>Ligne %1, %2&#x202f;: %3.</translation>
    </message>
    <message>
        <source>1 row cannot be used.</source>
        <translation>1 ligne est inutilisable.</translation>
    </message>
    <message>
        <source>%1 rows cannot be used.</source>
        <translation>%1 lignes sont inutilisables.</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Gabarit de prompt</translation>
    </message>
</context>
<context>
    <name>lorica::JobList</name>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Lecture des données</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Calcul des scores</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Proving an export</source>
        <translation>Vérification d’un export</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Making a routing</source>
        <translation>Création d’un routage</translation>
    </message>
    <message>
        <source>Choosing adapters</source>
        <translation>Choix des adaptateurs</translation>
    </message>
</context>
<context>
    <name>lorica::JobsStrip</name>
    <message>
        <source>What waits in line</source>
        <translation>Ce qui est dans la file</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 in line</source>
        <translation>%1 en attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>   step %1/%2</source>
        <translation>   étape %1/%2</translation>
    </message>
    <message>
        <source>   %1 left</source>
        <translation>   reste %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Annuler&#x202f;: %1</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>Passer en tête</translation>
    </message>
    <message>
        <source>Run next: %1</source>
        <translation>Passer en tête&#x202f;: %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take out of the line: %1</source>
        <translation>Retirer de la file&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>lorica::JudgePresenter</name>
    <message>
        <source>Cut at the longest answer</source>
        <translation>Coupée à la longueur maximale</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
</context>
<context>
    <name>lorica::JudgeView</name>
    <message>
        <source>facts</source>
        <translation>faits</translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>exhaustivité</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>consigne</translation>
    </message>
    <message>
        <source>style</source>
        <translation>style</translation>
    </message>
    <message>
        <source>length</source>
        <translation>longueur</translation>
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
        <translation>Un modèle</translation>
    </message>
    <message>
        <source>The other model</source>
        <translation>L’autre modèle</translation>
    </message>
    <message>
        <source>Where the prompts come from</source>
        <translation>D’où viennent les prompts</translation>
    </message>
    <message>
        <source>against</source>
        <translation>contre</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sur</translation>
    </message>
    <message>
        <source>Take the prompts from a file</source>
        <translation>Prendre les prompts d’un fichier</translation>
    </message>
    <message>
        <source>Names stay hidden after the vote</source>
        <translation>Garder les noms cachés après le vote</translation>
    </message>
    <message>
        <source>They are shown by the results only</source>
        <translation>Seuls les résultats les montrent</translation>
    </message>
    <message>
        <source>Show some pairs twice</source>
        <translation>Répéter certaines paires</translation>
    </message>
    <message>
        <source>After every ten votes a pair comes again, sides drawn anew: the results tell how often the verdict was the same</source>
        <translation>Tous les dix votes, une paire revient, côtés tirés à nouveau au sort&#x202f;: les résultats disent combien de fois le verdict a été le même</translation>
    </message>
    <message>
        <source>Category, for results of its own</source>
        <translation>Catégorie, pour des résultats à part</translation>
    </message>
    <message>
        <source>Category of the prompt</source>
        <translation>Catégorie du prompt</translation>
    </message>
    <message>
        <source>Prompt for both models</source>
        <translation>Prompt pour les deux modèles</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Réponse %1</translation>
    </message>
    <message>
        <source>What decided: kept with the verdict</source>
        <translation>Ce qui a décidé&#x202f;: gardé avec le verdict</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Critère décisif&#x202f;: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note on the verdict</source>
        <translation>Note sur le verdict</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A est meilleure</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B est meilleure</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Égalité</translation>
    </message>
    <message>
        <source>Both are bad</source>
        <translation>Les deux mauvaises</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Touche %1</translation>
    </message>
    <message>
        <source>Take the vote back</source>
        <translation>Retirer le vote</translation>
    </message>
    <message>
        <source>Prompts I type</source>
        <translation>Prompts que je saisis</translation>
    </message>
    <message>
        <source>Choose a file of prompts</source>
        <translation>Choisir un fichier de prompts</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Lignes de %1</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>Demander aux deux</translation>
    </message>
    <message>
        <source>First prompt</source>
        <translation>Premier prompt</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Next prompt</source>
        <translation>Prompt suivant</translation>
    </message>
    <message>
        <source>The prompt of the set stands here</source>
        <translation>Le prompt du jeu s’affiche ici</translation>
    </message>
    <message>
        <source>Write a prompt. Return asks both models, Shift+Return begins a new line.</source>
        <translation>Écrivez un prompt. Entrée le pose aux deux modèles, Maj+Entrée commence une nouvelle ligne.</translation>
    </message>
    <message>
        <source>There is one model only. Train an adapter or add another model to have two to compare.</source>
        <translation>Il n’y a qu’un seul modèle. Entraînez un adaptateur ou ajoutez un autre modèle pour pouvoir comparer.</translation>
    </message>
    <message>
        <source>Choose two different models.</source>
        <translation>Choisissez deux modèles différents.</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Lecture des prompts</translation>
    </message>
    <message>
        <source>Both answer the same prompt; which of them stands left is drawn each time.</source>
        <translation>Les deux répondent au même prompt&#x202f;; celui qui est à gauche est tiré au sort chaque fois.</translation>
    </message>
    <message>
        <source>Answering. The verdict waits for both.</source>
        <translation>Réponses en cours. Le verdict attend les deux.</translation>
    </message>
    <message>
        <source>An answer is missing, so there is nothing to judge.</source>
        <translation>Il manque une réponse&#x202f;: il n’y a rien à juger.</translation>
    </message>
    <message>
        <source>Your verdict: keys 1, 2, 3 and 4.</source>
        <translation>Votre verdict&#x202f;: touches 1, 2, 3 et 4.</translation>
    </message>
    <message>
        <source>Keeping the vote</source>
        <translation>Enregistrement du vote</translation>
    </message>
    <message>
        <source>The vote is kept.</source>
        <translation>Le vote est enregistré.</translation>
    </message>
    <message>
        <source>1 vote since the start</source>
        <translation>1 vote depuis le début</translation>
    </message>
    <message>
        <source>%1 votes since the start</source>
        <translation>%1 votes depuis le début</translation>
    </message>
    <message>
        <source>There is no prompt</source>
        <translation>Il n’y a pas de prompt</translation>
    </message>
    <message>
        <source>No prompt of the set is left</source>
        <translation>Il ne reste aucun prompt du jeu</translation>
    </message>
    <message>
        <source>%1 of %2 prompts left</source>
        <translation>%1 prompts restants sur %2</translation>
    </message>
</context>
<context>
    <name>lorica::KeepAwake</name>
    <message>
        <source>A run is training</source>
        <translation>Un entraînement est en cours</translation>
    </message>
</context>
<context>
    <name>lorica::KeptConversation</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
</context>
<context>
    <name>lorica::KnownAdapter</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 (%2) on %3</source>
        <translation>%1 (%2) sur %3</translation>
    </message>
    <message>
        <source>There is an adapter of this name already.</source>
        <translation>Un adaptateur porte déjà ce nom.</translation>
    </message>
    <message>
        <source>A name has letters, no slash and no dot in front.</source>
        <translation>Un nom contient des lettres, pas de barre oblique, et ne commence pas par un point.</translation>
    </message>
</context>
<context>
    <name>lorica::LengthHistogram</name>
    <message>
        <source>Lengths of the rows in tokens</source>
        <translation>Longueurs des lignes en tokens</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>length %1 →</source>
        <translation>longueur %1 →</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>longueur %1</translation>
    </message>
</context>
<context>
    <name>lorica::LogDrawer</name>
    <message>
        <source> … (%1 characters)</source>
        <translation> … (%1 caractères)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avertissements et erreurs</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niveau minimal</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>The chosen lines, or all that are shown</source>
        <translation>Les lignes choisies, ou toutes celles qui sont affichées</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Fermer le journal</translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation>Le moteur est prêt</translation>
    </message>
    <message>
        <source>Checkpoint at step %1: %2</source>
        <translation>Checkpoint à l’étape %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1 lines; %2 older ones were let go</source>
        <translation>%1 lignes&#x202f;; %2 plus anciennes n’ont pas été gardées</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 lignes</translation>
    </message>
</context>
<context>
    <name>lorica::MainWindow</name>
    <message>
        <source>The diagnostics are on the clipboard. They name folders of this machine: look before you send them.</source>
        <translation>Le diagnostic est dans le presse-papiers. Il nomme des dossiers de cette machine&#x202f;: relisez-le avant de l’envoyer.</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Durée&#x202f;: %1.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>Échec – %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation>Terminé – %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>Un entraînement est en cours</translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation>Un entraînement est en cours.</translation>
    </message>
    <message>
        <source>Quitting writes a checkpoint first; Home offers to resume the run from there. What waits in line is dropped.</source>
        <translation>Quitter écrit d’abord un checkpoint&#x202f;; la page Accueil propose de reprendre l’entraînement à partir de là. Ce qui est dans la file est abandonné.</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Enregistrer et quitter</translation>
    </message>
    <message>
        <source>Train on in the tray</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Continuer l’entraînement</translation>
    </message>
    <message>
        <source>%1 is neither a data set nor a model nor an adapter nor a run. Data sets are CSV, TSV, JSON, JSONL, Parquet or text files; models are GGUF files or folders with config.json; adapters are PEFT folders or zips of them; settings are called run.json.</source>
        <translation>%1 n’est ni un jeu de données, ni un modèle, ni un adaptateur, ni un entraînement. Les jeux de données sont des fichiers CSV, TSV, JSON, JSONL, Parquet ou texte&#x202f;; les modèles sont des fichiers GGUF ou des dossiers avec config.json&#x202f;; les adaptateurs sont des dossiers PEFT ou des zips de tels dossiers&#x202f;; les réglages s’appellent run.json.</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureBars</name>
    <message>
        <source>Measure to compare</source>
        <translation>Mesure à comparer</translation>
    </message>
    <message>
        <source>Bars of the measure; the table has the same figures</source>
        <translation>Barres de la mesure&#x202f;; le tableau donne les mêmes chiffres</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureTable</name>
    <message>
        <source>lower is better</source>
        <translation>moins, c’est mieux</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>plus, c’est mieux</translation>
    </message>
    <message>
        <source>Measures by method</source>
        <translation>Mesures par méthode</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Runs tells why</source>
        <translation>Voir pourquoi sous Entraînements</translation>
    </message>
    <message>
        <source>The best of the methods</source>
        <translation>La meilleure des méthodes</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 en échec</translation>
    </message>
</context>
<context>
    <name>lorica::MergeDialog</name>
    <message>
        <source>Merge and export</source>
        <translation>Fusionner et exporter</translation>
    </message>
    <message>
        <source>Adds the adapter to its base and writes a safetensors folder with config, tokenizer and chat template, as transformers loads it. The base and the adapter stay as they are.</source>
        <translation>Ajoute l’adaptateur à son modèle de base et écrit un dossier safetensors avec config, tokenizer et gabarit de chat, tel que transformers le charge. Le modèle de base et l’adaptateur restent inchangés.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>As the base</source>
        <translation>Comme le modèle de base</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Autres formats</translation>
    </message>
    <message>
        <source>GGUF files and adapters: on the Export page</source>
        <translation>Fichiers GGUF et adaptateurs&#x202f;: sur la page Exporter</translation>
    </message>
    <message>
        <source>Folder to put the model folder into</source>
        <translation>Dossier où placer le dossier de modèle</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Indiquez un dossier.</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Donnez le chemin complet, à partir de /.</translation>
    </message>
    <message>
        <source>This folder exists already. Choose a new name: nothing is overwritten.</source>
        <translation>Ce dossier existe déjà. Choisissez un nouveau nom&#x202f;: rien n’est écrasé.</translation>
    </message>
</context>
<context>
    <name>lorica::MixRows</name>
    <message>
        <source>Mix with another data set</source>
        <translation>Mélanger avec un autre jeu de données</translation>
    </message>
    <message>
        <source>How often the rows of %1 are taken</source>
        <translation>Combien de fois les lignes de %1 sont prises</translation>
    </message>
    <message>
        <source>0.5 takes half of its rows, 3 takes each three times</source>
        <translation>0.5 prend la moitié de ses lignes, 3 prend chacune trois fois</translation>
    </message>
    <message>
        <source>times</source>
        <translation>fois</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>Retirer %1</translation>
    </message>
</context>
<context>
    <name>lorica::ModelsPage</name>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Hub cache</source>
        <translation>Cache du Hub</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récent</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Pas encore de modèle</translation>
    </message>
    <message>
        <source>Add a GGUF file or a folder with config.json, or drop one here. Models of the library and of the Hugging Face cache are found by themselves.</source>
        <translation>Ajoutez un fichier GGUF ou un dossier avec config.json, ou déposez-en un ici. Les modèles de la bibliothèque et du cache Hugging Face sont trouvés automatiquement.</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Set up a run over this model</source>
        <translation>Préparer un entraînement sur ce modèle</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Discuter</translation>
    </message>
    <message>
        <source>Talk to this model</source>
        <translation>Discuter avec ce modèle</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Open the file manager where the model lies</source>
        <translation>Ouvrir le gestionnaire de fichiers là où se trouve le modèle</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>The files stay</source>
        <translation>Les fichiers restent</translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>Ajouter un fichier</translation>
    </message>
    <message>
        <source>Add a GGUF file, or the config.json of a model folder</source>
        <translation>Ajouter un fichier GGUF, ou le config.json d’un dossier de modèle</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Add a folder with config.json and safetensors files</source>
        <translation>Ajouter un dossier avec config.json et des fichiers safetensors</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architecture</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Stocké en</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Sur le disque</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>MEMORY OF THE WEIGHTS</source>
        <translation>MÉMOIRE DES POIDS</translation>
    </message>
    <message>
        <source>Training needs more: the Train page forecasts how much.</source>
        <translation>L’entraînement en demande plus&#x202f;: la page Entraîner prévoit combien.</translation>
    </message>
    <message>
        <source>CHAT TEMPLATE</source>
        <translation>GABARIT DE CHAT</translation>
    </message>
    <message>
        <source>The files hold none: prompts go to the model as they are.</source>
        <translation>Les fichiers n’en contiennent pas&#x202f;: les prompts vont au modèle tels quels.</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Gabarit de chat</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 modèle</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 modèles</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <source>It lies in the Hugging Face cache and is listed as long as it is there</source>
        <translation>Il est dans le cache Hugging Face et figure dans la liste tant qu’il y reste</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>moins de 0,1&#x202f;%</translation>
    </message>
    <message>
        <source>not told by the files</source>
        <translation>non indiquée dans les fichiers</translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation>Ajouter un dossier de modèle</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modèles (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>architecture</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>paramètres</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>couches</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>taille cachée</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>têtes</translation>
    </message>
    <message>
        <source>%1, %2 for keys and values</source>
        <translation>%1, %2 pour clés et valeurs</translation>
    </message>
    <message>
        <source>context</source>
        <translation>contexte</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>vocabulaire</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>stocké en</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>sur le disque</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>licence</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Type a message and see what this model reads of it</source>
        <translation>Saisissez un message et voyez ce que ce modèle en lit</translation>
    </message>
</context>
<context>
    <name>lorica::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>lorica::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Runs, models and this file are kept in %1</source>
        <translation>Les entraînements, les modèles et ce fichier sont dans %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Raccourci de %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Reset the key of %1</source>
        <translation>Réinitialiser le raccourci de %1</translation>
    </message>
    <message>
        <source>%1 would take %2 from every text field; add Ctrl or Alt.</source>
        <translation>%1 priverait tous les champs de texte de %2&#x202f;; ajoutez Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>%1 belongs to both %2 and %3.</source>
        <translation>%1 appartient à la fois à %2 et à %3.</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSheet</name>
    <message>
        <source>%1 tokens, %2 of them control tokens</source>
        <translation>%1 tokens, dont %2 de contrôle</translation>
    </message>
    <message>
        <source>The model has no chat template: it reads the texts as they are.</source>
        <translation>Le modèle n’a pas de gabarit de chat : il lit les textes tels quels.</translation>
    </message>
    <message>
        <source>What the model reads: %1</source>
        <translation>Ce que lit le modèle : %1</translation>
    </message>
    <message>
        <source>Tokens of the prompt</source>
        <translation>Tokens du prompt</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>The prompt as plain text, its control tokens spelled out</source>
        <translation>Le prompt en texte brut, tokens de contrôle compris</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Write a message to see what becomes of it</source>
        <translation>Écrivez un message pour voir ce qu’il devient</translation>
    </message>
    <message>
        <source>Left to the template</source>
        <translation>Laissé au gabarit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSource</name>
    <message>
        <source>Held-out rows of %1</source>
        <translation>Lignes mises de côté de %1</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Lignes de %1</translation>
    </message>
</context>
<context>
    <name>lorica::RoutingCard</name>
    <message>
        <source>%1 of the adapters&apos; own %2 prompts go to the right one.</source>
        <translation>%1 des %2 prompts propres aux adaptateurs vont au bon adaptateur.</translation>
    </message>
    <message>
        <source>Of held-out prompts %1 of %2 do.</source>
        <translation>C’est le cas de %1 prompts mis de côté sur %2.</translation>
    </message>
    <message>
        <source>These adapters cannot be told apart by what they were trained on: give rules.</source>
        <translation>Ce sur quoi ces adaptateurs ont été entraînés ne permet pas de les distinguer&#x202f;: donnez des règles.</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Gardé dans %1.</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Routage</translation>
    </message>
    <message>
        <source>Rules, one a line; they come before likeness:
name=prefix:TEXT, name=regex:EXPRESSION or name=tag:TEXT</source>
        <translation>Règles, une par ligne&#x202f;; elles passent avant la ressemblance&#x202f;:
nom=prefix:TEXTE, nom=regex:EXPRESSION ou nom=tag:TEXTE</translation>
    </message>
    <message>
        <source>Rules of the routing</source>
        <translation>Règles du routage</translation>
    </message>
    <message>
        <source>Make a routing</source>
        <translation>Créer un routage</translation>
    </message>
    <message>
        <source>Keeps training prompts of each marked adapter to compare with, and tries itself on their held-out prompts</source>
        <translation>Garde des prompts d’entraînement de chaque adaptateur marqué pour comparer, et s’essaie sur leurs prompts mis de côté</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>A prompt: who would answer it?</source>
        <translation>Un prompt&#x202f;: qui y répondrait&#x202f;?</translation>
    </message>
    <message>
        <source>Prompt to try</source>
        <translation>Prompt à essayer</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Mark two adapters or more in the table (Ctrl and click): each prompt then goes to the one that was trained on its like.</source>
        <translation>Marquez au moins deux adaptateurs dans le tableau (Ctrl et clic)&#x202f;: chaque prompt va alors à celui qui a été entraîné sur des prompts semblables.</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models; a routing needs one.</source>
        <translation>Les adaptateurs marqués ont des modèles de base différents&#x202f;; un routage en demande un seul.</translation>
    </message>
    <message>
        <source>Waiting for its turn …</source>
        <translation>Attend son tour …</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2)&#x202f;: %3</translation>
    </message>
    <message>
        <source>The base alone</source>
        <translation>Le modèle de base seul</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Discuter</translation>
    </message>
    <message>
        <source>Each question goes to the adapter that the routing chooses for it, and the answer tells which one that was</source>
        <translation>Chaque question va à l’adaptateur que le routage choisit pour elle, et la réponse dit lequel c’était</translation>
    </message>
    <message>
        <source>A marked adapter&apos;s base is not known here.</source>
        <translation>Le modèle de base d’un adaptateur marqué n’est pas connu ici.</translation>
    </message>
</context>
<context>
    <name>lorica::RowEditor</name>
    <message>
        <source>Parted by commas</source>
        <translation>Séparées par des virgules</translation>
    </message>
    <message>
        <source>Tags of the row</source>
        <translation>Étiquettes de la ligne</translation>
    </message>
    <message>
        <source>Note on the row</source>
        <translation>Note sur la ligne</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>The row as it is written</source>
        <translation>La ligne telle qu’elle est écrite</translation>
    </message>
    <message>
        <source>More than %1 parts: the rest is only in the table.</source>
        <translation>Plus de %1 parties&#x202f;: le reste n’est que dans le tableau.</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation>Sélectionnez une ligne pour la voir en entier.</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3; too long to edit here</source>
        <translation>%1&#x202f;: les premiers %2 sur %3&#x202f;; trop long pour être modifié ici</translation>
    </message>
    <message>
        <source>Turn %1, %2</source>
        <translation>Tour %1, %2</translation>
    </message>
</context>
<context>
    <name>lorica::RowPanel</name>
    <message>
        <source>Next row</source>
        <translation>Ligne suivante</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Ligne précédente</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Ligne %1 sur %2</translation>
    </message>
    <message>
        <source>Nothing to show before the columns are chosen.</source>
        <translation>Rien à montrer tant que les colonnes ne sont pas choisies.</translation>
    </message>
    <message>
        <source>Choose a base model to see the tokens.</source>
        <translation>Choisissez un modèle de base pour voir les tokens.</translation>
    </message>
    <message>
        <source>%1 trained  %2 ignored  %3 cut</source>
        <translation>%1 appris  %2 ignorés  %3 coupés</translation>
    </message>
</context>
<context>
    <name>lorica::RunChoices</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>Autres réglages</translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>As in %1</source>
        <translation>Comme dans %1</translation>
    </message>
</context>
<context>
    <name>lorica::RunView</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Trainable parameters, all parameters, and the share of the trainable ones</source>
        <translation>Paramètres entraînables, tous les paramètres, et la part des entraînables</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Étapes effectuées</translation>
    </message>
    <message>
        <source>Epoch done</source>
        <translation>Avancement de l’époque</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel merging</source>
        <translation>Annuler la fusion</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>step</source>
        <translation>étape</translation>
    </message>
    <message>
        <source>Waiting for the first step</source>
        <translation>En attente de la première étape</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>évaluation</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>taux d’apprentissage</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norme du gradient</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>norme du gradient</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Tokens par seconde</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>tokens/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>mémoire</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Smoothing of the strong lines: the weight of what came before</source>
        <translation>Lissage des courbes épaisses&#x202f;: le poids de ce qui précède</translation>
    </message>
    <message>
        <source>Merging into %1</source>
        <translation>Fusion dans %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4</source>
        <translation>%1 · %2 · %3 sur %4</translation>
    </message>
    <message>
        <source>%1 / %2  %3</source>
        <translation>%1 / %2  %3</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>Step %1 / %2</source>
        <translation>Étape %1 / %2</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>Époque %1 / %2</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>durée %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>The run ended before its first step</source>
        <translation>L’entraînement a pris fin avant sa première étape</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Mise en pause</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>What the charts are drawn over</source>
        <translation>Ce sur quoi les graphiques sont tracés</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>époque</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>rate %1, %2 steps</source>
        <translation>taux %1, %2 étapes</translation>
    </message>
    <message>
        <source>Note at step %1</source>
        <translation>Note à l’étape %1</translation>
    </message>
    <message>
        <source>What is to be remembered here. An empty text takes the note away.</source>
        <translation>Ce qu’il faut retenir ici. Un texte vide retire la note.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>What is shown below the charts</source>
        <translation>Ce qui est affiché sous les graphiques</translation>
    </message>
    <message>
        <source>Load, %</source>
        <translation>Charge (%)</translation>
    </message>
    <message>
        <source>processor, 100 for each core</source>
        <translation>processeur, 100 par cœur</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Show the next chart here</source>
        <translation>Afficher ici le graphique suivant</translation>
    </message>
</context>
<context>
    <name>lorica::SampleTable</name>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>The row&apos;s own answer</source>
        <translation>Réponse de la ligne</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>Exemples de réponses</translation>
    </message>
    <message>
        <source>The chosen sample, whole</source>
        <translation>L’exemple choisi, en entier</translation>
    </message>
</context>
<context>
    <name>lorica::SamplingPanel</name>
    <message>
        <source>Left to the template</source>
        <translation>Laissé au gabarit</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
    <message>
        <source>What the model is told before the conversation</source>
        <translation>Ce qui est dit au modèle avant la conversation</translation>
    </message>
    <message>
        <source>It has an effect with more than one beam only.</source>
        <translation>N’a d’effet qu’avec plus d’un faisceau.</translation>
    </message>
    <message>
        <source>It has no effect with several beams: nothing is drawn at random.</source>
        <translation>Sans effet avec plusieurs faisceaux : rien n’est tiré au hasard.</translation>
    </message>
    <message>
        <source>It has no effect without sampling: the likeliest token is taken.</source>
        <translation>Sans effet sans tirage : le token le plus probable est pris.</translation>
    </message>
    <message>
        <source>It has no effect at temperature 0: the likeliest token is taken.</source>
        <translation>Sans effet à la température 0 : le token le plus probable est pris.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Every setting as it was at first; the system prompt stays</source>
        <translation>Tous les réglages comme au début ; le prompt système reste</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Plus de réglages</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Moins de réglages</translation>
    </message>
</context>
<context>
    <name>lorica::SetupView</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Simple</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Expert</translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation>Quels réglages sont affichés</translation>
    </message>
    <message>
        <source>Run name</source>
        <translation>Nom de l’entraînement</translation>
    </message>
    <message>
        <source>No model yet: choose a GGUF file or a model folder</source>
        <translation>Pas encore de modèle&#x202f;: choisissez un fichier GGUF ou un dossier de modèle</translation>
    </message>
    <message>
        <source>%1 parameters · %2 · stored as %3 · </source>
        <translation>%1 paramètres · %2 · stockés en %3 · </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 inutilisables</translation>
    </message>
    <message>
        <source>prompt “%1”</source>
        <translation>prompt «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation>Un entraînement a besoin d’un nom.</translation>
    </message>
    <message>
        <source>A name has no slash and no dot in front.</source>
        <translation>Un nom ne contient pas de barre oblique et ne commence pas par un point.</translation>
    </message>
    <message>
        <source>There is a run of this name already.</source>
        <translation>Un entraînement porte déjà ce nom.</translation>
    </message>
    <message>
        <source>A run of this name waits in line.</source>
        <translation>Un entraînement de ce nom attend dans la file.</translation>
    </message>
    <message>
        <source>one setting has a value it cannot take</source>
        <translation>un réglage a une valeur non permise</translation>
    </message>
    <message>
        <source>See the field in red.</source>
        <translation>Voyez le champ en rouge.</translation>
    </message>
    <message>
        <source>another run is training</source>
        <translation>un autre entraînement est en cours</translation>
    </message>
    <message>
        <source>This one waits in line until that has ended.</source>
        <translation>Celui-ci attend dans la file jusqu’à la fin de l’autre.</translation>
    </message>
    <message>
        <source>the run writes about %1 and %2 are free</source>
        <translation>l’entraînement écrit environ %1 et il reste %2 de libre</translation>
    </message>
    <message>
        <source>Free some of the disk that holds %1.</source>
        <translation>Libérez de la place sur le disque qui contient %1.</translation>
    </message>
    <message>
        <source>%1 changed · Reset</source>
        <translation>%1 modifiés · Réinitialiser</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>Choisir un fichier GGUF, ou le config.json d’un dossier de modèle</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modèles (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Learns small matrices beside the frozen weights. The usual choice.</source>
        <translation>Apprend de petites matrices à côté des poids gelés. Le choix habituel.</translation>
    </message>
    <message>
        <source>QLoRA</source>
        <translation>QLoRA</translation>
    </message>
    <message>
        <source>LoRA over a base in 4 bits: a quarter of the memory, a little slower.</source>
        <translation>LoRA sur un modèle de base en 4 bits&#x202f;: un quart de la mémoire, un peu plus lent.</translation>
    </message>
    <message>
        <source>LoRA on 8 bits</source>
        <translation>LoRA sur 8 bits</translation>
    </message>
    <message>
        <source>LoRA over a base in 8 bits: half the memory, closer to the original than 4 bits.</source>
        <translation>LoRA sur un modèle de base en 8 bits&#x202f;: moitié moins de mémoire, plus proche de l’original que 4 bits.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoRA that learns direction and size apart. Often better at a low rank.</source>
        <translation>LoRA qui apprend séparément direction et magnitude. Souvent meilleur à faible rang.</translation>
    </message>
    <message>
        <source>QDoRA</source>
        <translation>QDoRA</translation>
    </message>
    <message>
        <source>DoRA over a base in 4 bits.</source>
        <translation>DoRA sur un modèle de base en 4 bits.</translation>
    </message>
    <message>
        <source>(IA)³</source>
        <translation>(IA)³</translation>
    </message>
    <message>
        <source>Learns one factor for each output of some layers. Fewest parameters.</source>
        <translation>Apprend un facteur par sortie de certaines couches. Le moins de paramètres.</translation>
    </message>
    <message>
        <source>Prefix tuning</source>
        <translation>Prefix tuning</translation>
    </message>
    <message>
        <source>Learns keys and values before the text. Stays beside the base: it cannot be merged.</source>
        <translation>Apprend des clés et des valeurs devant le texte. Reste à côté du modèle de base&#x202f;: fusion impossible.</translation>
    </message>
    <message>
        <source>Bottleneck adapters</source>
        <translation>Adaptateurs bottleneck</translation>
    </message>
    <message>
        <source>Small layers of their own between the layers. Stay beside the base: they cannot be merged.</source>
        <translation>De petites couches ajoutées entre les couches. Restent à côté du modèle de base&#x202f;: fusion impossible.</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>Fine-tuning complet</translation>
    </message>
    <message>
        <source>Every weight learns. Needs the most memory.</source>
        <translation>Tous les poids apprennent. Demande le plus de mémoire.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2.</source>
        <translation>%1 réglages ont été repris de %2.</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2; %3 were not.</source>
        <translation>%1 réglages ont été repris de %2 ; %3 ne l’ont pas été.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les montrer</translation>
    </message>
    <message>
        <source>Not taken over:</source>
        <translation>Non repris :</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Enregistrer comme préréglage…</translation>
    </message>
    <message>
        <source>Remove a preset</source>
        <translation>Supprimer un préréglage</translation>
    </message>
    <message>
        <source>Open settings of a file…</source>
        <translation>Ouvrir les réglages d’un fichier…</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Enregistrer comme préréglage</translation>
    </message>
    <message>
        <source>Name. A preset of this name is replaced.</source>
        <translation>Nom. Un préréglage de ce nom est remplacé.</translation>
    </message>
    <message>
        <source>The preset “%1” is saved. On the command line: --preset.</source>
        <translation>Le préréglage « %1 » est enregistré. En ligne de commande : --preset.</translation>
    </message>
    <message>
        <source>A run.json, an adapter_config.json of PEFT, or a YAML of LLaMA-Factory or Axolotl</source>
        <translation>Un run.json, un adapter_config.json de PEFT ou un YAML de LLaMA-Factory ou d’Axolotl</translation>
    </message>
    <message>
        <source>Settings (*.json *.yaml *.yml)</source>
        <translation>Réglages (*.json *.yaml *.yml)</translation>
    </message>
    <message>
        <source>No data set yet: import a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>Pas encore de jeu de données : importez un fichier CSV, TSV, JSON, JSONL, Parquet ou texte</translation>
    </message>
</context>
<context>
    <name>lorica::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>lorica::SideBar</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
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
        <translation>Part de ce programme sur l’ensemble des cœurs</translation>
    </message>
    <message>
        <source>RAM –</source>
        <translation>RAM –</translation>
    </message>
    <message>
        <source>This program&apos;s memory, and the machine&apos;s memory in use, of all there is</source>
        <translation>Mémoire de ce programme, et mémoire utilisée de la machine, sur le total</translation>
    </message>
    <message>
        <source>GPU –</source>
        <translation>GPU –</translation>
    </message>
    <message>
        <source>Memory of the GPU in use; – without a GPU</source>
        <translation>Mémoire utilisée du GPU&#x202f;; – sans GPU</translation>
    </message>
    <message>
        <source>Disk –</source>
        <translation>Disque –</translation>
    </message>
    <message>
        <source>Free space where runs are kept</source>
        <translation>Espace libre là où sont gardés les entraînements</translation>
    </message>
    <message>
        <source>Engine loading</source>
        <translation>Moteur en chargement</translation>
    </message>
    <message>
        <source>The part that computes; it loads after the window is shown</source>
        <translation>La partie qui calcule&#x202f;; elle se charge après l’affichage de la fenêtre</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>Moteur prêt</translation>
    </message>
    <message>
        <source>Engine ready · %1</source>
        <translation>Moteur prêt · %1</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Pas de moteur</translation>
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
        <translation>Disque %1 libres</translation>
    </message>
</context>
<context>
    <name>lorica::SweepChart</name>
    <message>
        <source>%1: held out %2</source>
        <translation>%1&#x202f;: mis de côté %2</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entraînables</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Carte thermique</translation>
    </message>
    <message>
        <source>Parallel axes</source>
        <translation>Axes parallèles</translation>
    </message>
    <message>
        <source>Picture of the sweep</source>
        <translation>Image du balayage</translation>
    </message>
    <message>
        <source>Heat map of the held-out losses; the table has the same figures</source>
        <translation>Carte thermique des pertes sur les lignes mises de côté&#x202f;; le tableau donne les mêmes chiffres</translation>
    </message>
    <message>
        <source>The runs over parallel axes; the table has the same figures</source>
        <translation>Les entraînements sur des axes parallèles&#x202f;; le tableau donne les mêmes chiffres</translation>
    </message>
    <message>
        <source>The stronger the colour, the lower the held-out loss</source>
        <translation>Plus la couleur est forte, plus la perte sur les lignes mises de côté est basse</translation>
    </message>
    <message>
        <source>A line for each run; green is the recommended one</source>
        <translation>Un trait par entraînement&#x202f;; en vert, celui qui est recommandé</translation>
    </message>
</context>
<context>
    <name>lorica::SweepSheet</name>
    <message>
        <source>New sweep</source>
        <translation>Nouveau balayage</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Faire varier</translation>
    </message>
    <message>
        <source>And also</source>
        <translation>Et aussi</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Stratégie</translation>
    </message>
    <message>
        <source>Every run to its end</source>
        <translation>Chaque entraînement jusqu’au bout</translation>
    </message>
    <message>
        <source>Halving: the better third goes on</source>
        <translation>Élimination par paliers&#x202f;: le meilleur tiers continue</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Graines</translation>
    </message>
    <message>
        <source>Runs of each combination; from three on, differences inside their noise are recognised</source>
        <translation>Entraînements de chaque combinaison&#x202f;; à partir de trois, les différences qui restent dans le bruit sont reconnues</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>selon les époques</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Étapes de chaque entraînement</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>Nom du balayage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>Lancer le balayage</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Second setting to vary</source>
        <translation>Deuxième réglage à faire varier</translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation>Réglage à faire varier</translation>
    </message>
    <message>
        <source>Its values, second setting</source>
        <translation>Ses valeurs, deuxième réglage</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>Ses valeurs</translation>
    </message>
    <message>
        <source>values, separated by commas</source>
        <translation>valeurs, séparées par des virgules</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>rien d’autre</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 entraînement</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 entraînements, l’un après l’autre</translation>
    </message>
    <message>
        <source>Trains one run for every value, over one loaded base, and recommends the smallest setting that learns as well as the best. Losses are compared on held-out rows.</source>
        <translation>Lance un entraînement pour chaque valeur, sur un modèle de base chargé, et recommande le plus petit réglage qui apprend aussi bien que le meilleur. Les pertes sont comparées sur des lignes mises de côté.</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Entraînements simultanés</translation>
    </message>
    <message>
        <source>So many runs train side by side over the base; quicker with short rows and small batches, and takes more memory. Each learns what it would learn alone</source>
        <translation>Nombre d’entraînements menés côte à côte sur le modèle de base ; plus rapide avec des lignes courtes et de petits lots, et prend plus de mémoire. Chacun apprend ce qu’il apprendrait seul</translation>
    </message>
    <message>
        <source>%1 runs, up to %2 at once</source>
        <translation>%1 entraînements, jusqu’à %2 à la fois</translation>
    </message>
</context>
<context>
    <name>lorica::TextView</name>
    <message>
        <source>… and %1 more characters</source>
        <translation>… et %1 caractères de plus</translation>
    </message>
</context>
<context>
    <name>lorica::TokenLegend</name>
    <message>
        <source>Trained</source>
        <translation>Appris</translation>
    </message>
    <message>
        <source>End of turn</source>
        <translation>Fin de tour</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignoré</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Coupé</translation>
    </message>
    <message>
        <source>Control token</source>
        <translation>Token de contrôle</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Couleurs : %1</translation>
    </message>
</context>
<context>
    <name>lorica::TokenText</name>
    <message>
        <source>Tokens of the selected row</source>
        <translation>Tokens de la ligne sélectionnée</translation>
    </message>
    <message>
        <source>token %1, id %2, %3</source>
        <translation>token %1, id %2, %3</translation>
    </message>
    <message>
        <source>… and %1 more tokens</source>
        <translation>… et %1 tokens de plus</translation>
    </message>
    <message>
        <source>No token is below 50 %.</source>
        <translation>Aucun token n’est sous 50&#x202f;%.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>Tokens below 50 %, each with the likeliest others: %1</source>
        <translation>Tokens sous 50&#x202f;%, chacun avec les autres les plus probables&#x202f;: %1</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <translation>Tokens de la réponse</translation>
    </message>
</context>
<context>
    <name>lorica::TourBar</name>
    <message>
        <source>Begin with your data</source>
        <translation>Commencez par vos données</translation>
    </message>
    <message>
        <source>Import a file, or drop one anywhere. The token view shows what the model will read and which tokens it learns from; the problems list leads to each cell that needs mending.</source>
        <translation>Importez un fichier, ou déposez-en un n’importe où. La vue des tokens montre ce que le modèle lira et de quels tokens il apprend ; la liste des problèmes mène à chaque cellule à corriger.</translation>
    </message>
    <message>
        <source>Choose a base model</source>
        <translation>Choisissez un modèle de base</translation>
    </message>
    <message>
        <source>A GGUF file or a folder of safetensors. Each model&apos;s card tells its size in memory, its chat template, and, where it cannot be used, why.</source>
        <translation>Un fichier GGUF ou un dossier de safetensors. La fiche de chaque modèle indique sa taille en mémoire, son modèle de conversation et, s’il est inutilisable, pourquoi.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Préparez une exécution</translation>
    </message>
    <message>
        <source>Take a preset or set each value yourself. The forecast tells memory and time before Start, and what to change where it does not fit. A run can be paused, changed and resumed.</source>
        <translation>Prenez un préréglage ou fixez chaque valeur vous-même. La prévision indique mémoire et durée avant le départ, et ce qu’il faut changer si cela ne tient pas. Une exécution peut être mise en pause, modifiée et reprise.</translation>
    </message>
    <message>
        <source>Find the best setting</source>
        <translation>Trouvez le meilleur réglage</translation>
    </message>
    <message>
        <source>Sweep the rank or any other setting; the table says which value is worth its cost. Benchmark, the next page, compares whole methods on your own data.</source>
        <translation>Balayez le rang ou tout autre réglage ; le tableau dit quelle valeur vaut son coût. Benchmark, la page suivante, compare des méthodes entières sur vos propres données.</translation>
    </message>
    <message>
        <source>Hear what it has learned</source>
        <translation>Écoutez ce qu’il a appris</translation>
    </message>
    <message>
        <source>Talk to the base, to any adapter, even to a run that still trains. Judge answers blind: your votes become win rates and preference pairs.</source>
        <translation>Parlez au modèle de base, à n’importe quel adaptateur, même à une exécution qui s’entraîne encore. Jugez les réponses à l’aveugle : vos votes deviennent des taux de victoire et des paires de préférences.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Emportez-le</translation>
    </message>
    <message>
        <source>Merge and write safetensors or GGUF, or the adapter alone. What was written is read again and compared with what was trained. Ctrl+K finds every command of the studio.</source>
        <translation>Fusionnez et écrivez en safetensors ou GGUF, ou l’adaptateur seul. Ce qui a été écrit est relu et comparé à ce qui a été entraîné. Ctrl+K trouve chaque commande du studio.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Terminer la visite</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 sur %3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>lorica::TrainPage</name>
    <message>
        <source>The merged model is in %1 (%2).</source>
        <translation>Le modèle fusionné est dans %1 (%2).</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Discuter</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Model, data, method, settings – then start.</source>
        <translation>Modèle, données, méthode, réglages – puis lancer.</translation>
    </message>
    <message>
        <source>This run waits in line.</source>
        <translation>Cet entraînement attend dans la file.</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>Retirer de la file</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Add to the line</source>
        <translation>Ajouter à la file</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Lancer l’entraînement</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Arrêter l’entraînement</translation>
    </message>
    <message>
        <source>Stop this run?</source>
        <translation>Arrêter cet entraînement&#x202f;?</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Arrêter et enregistrer</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Continuer l’entraînement</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Ouvrir le dossier d’un entraînement</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Poursuivre l’entraînement</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Stop and save writes a checkpoint at the next step: the run can be resumed from there and its adapter used. Stop leaves what was saved before. Both give the memory back; Pause keeps it.</source>
        <translation>«&#x202f;Arrêter et enregistrer&#x202f;» écrit un checkpoint à la prochaine étape&#x202f;: l’entraînement peut reprendre de là et son adaptateur servir. «&#x202f;Arrêter&#x202f;» laisse ce qui a été enregistré avant. Les deux rendent la mémoire ; Pause la garde.</translation>
    </message>
</context>
<context>
    <name>lorica::Transcript</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>Une bonne réponse</translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation>Une mauvaise réponse</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Modifier la question</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Token by token: strong where the model was over 90 % sure, pale over 50 %, amber over 20 %, red below</source>
        <translation>Token par token&#x202f;: couleur forte là où le modèle était sûr à plus de 90&#x202f;%, pâle à plus de 50&#x202f;%, ambre à plus de 20&#x202f;%, rouge en dessous</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Répondre à nouveau</translation>
    </message>
</context>
<context>
    <name>lorica::VotesView</name>
    <message>
        <source>The sample cannot decide: no vote prefers %1 or %2 yet.</source>
        <translation>L’échantillon ne permet pas de trancher&#x202f;: aucun vote ne préfère encore %1 ou %2.</translation>
    </message>
    <message>
        <source>preferred in %1 of %2 votes that prefer one (%3, 95 % interval %4)</source>
        <translation>préféré dans %1 votes sur %2 qui expriment une préférence (%3, intervalle à 95&#x202f;% %4)</translation>
    </message>
    <message>
        <source>%1 is better than %2: %3. The sample decides.</source>
        <translation>%1 est meilleur que %2&#x202f;: %3. L’échantillon tranche.</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: each is %3. At equal shares no number of votes decides.</source>
        <translation>L’échantillon ne permet pas de trancher entre %1 et %2&#x202f;: chacun est %3. À parts égales, aucun nombre de votes ne tranche.</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: %1 is %3. About %4 more votes would decide, if the shares stay as they are.</source>
        <translation>L’échantillon ne permet pas de trancher entre %1 et %2&#x202f;: %1 est %3. Environ %4 votes de plus trancheraient, si les parts restent les mêmes.</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <translation>Pas encore de vote</translation>
    </message>
    <message>
        <source>Judge two models blind, and the win rates stand here with their intervals, and whether they decide.</source>
        <translation>Jugez deux modèles à l’aveugle&#x202f;: les taux de victoire s’affichent ici avec leurs intervalles et disent s’ils permettent de trancher.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Contre</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Meilleur</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Moins bon</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Égalités</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Les deux mauvais</translation>
    </message>
    <message>
        <source>Preferred, %</source>
        <translation>Préféré (%)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95&#x202f;%</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Encore requis</translation>
    </message>
    <message>
        <source>Win rates by pair and category</source>
        <translation>Taux de victoire par paire et catégorie</translation>
    </message>
    <message>
        <source>Win rates of the chosen pair, the better one at the right; the table has the same figures</source>
        <translation>Taux de victoire de la paire choisie, le meilleur à droite&#x202f;; le tableau donne les mêmes chiffres</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>Strengths by Bradley and Terry</source>
        <translation>Forces selon Bradley et Terry</translation>
    </message>
    <message>
        <source>Bradley and Terry&apos;s strengths on Elo&apos;s scale: 100 points are odds of 1.8 to 1. The interval is a bootstrap over the votes.</source>
        <translation>Forces de Bradley et Terry sur l’échelle Elo&#x202f;: 100 points valent une cote de 1,8 contre 1. L’intervalle est un bootstrap sur les votes.</translation>
    </message>
    <message>
        <source>Rated in the chat</source>
        <translation>Évalué dans la discussion</translation>
    </message>
    <message>
        <source>Good, %</source>
        <translation>Bonnes (%)</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>Ratings of single answers</source>
        <translation>Avis sur des réponses isolées</translation>
    </message>
    <message>
        <source>Save votes as CSV</source>
        <translation>Enregistrer les votes en CSV</translation>
    </message>
    <message>
        <source>One row a vote, with both answers</source>
        <translation>Une ligne par vote, avec les deux réponses</translation>
    </message>
    <message>
        <source>Save votes as JSONL</source>
        <translation>Enregistrer les votes en JSONL</translation>
    </message>
    <message>
        <source>All that each vote and rating holds</source>
        <translation>Tout ce que contient chaque vote et chaque avis</translation>
    </message>
    <message>
        <source>Save preference pairs</source>
        <translation>Enregistrer les paires de préférence</translation>
    </message>
    <message>
        <source>prompt, chosen and rejected a line, for DPO</source>
        <translation>prompt, chosen et rejected par ligne, pour DPO</translation>
    </message>
    <message>
        <source>1 vote counts</source>
        <translation>1 vote compte</translation>
    </message>
    <message>
        <source>%1 votes count</source>
        <translation>%1 votes comptent</translation>
    </message>
    <message>
        <source>of %1 pairs judged again, %2 had the same verdict (%3)</source>
        <translation>sur %1 paires rejugées, %2 ont eu le même verdict (%3)</translation>
    </message>
    <message>
        <source>the left answer was preferred in %1 of %2</source>
        <translation>la réponse de gauche a été préférée dans %1 cas sur %2</translation>
    </message>
    <message>
        <source>: its side seems to matter</source>
        <translation>, son côté semble compter</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>tranché</translation>
    </message>
    <message>
        <source>no preference yet</source>
        <translation>pas encore de préférence</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>The votes are in %1.</source>
        <translation>Les votes sont dans %1.</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>system</source>
        <translation>système</translation>
    </message>
    <message>
        <source>light</source>
        <translation>clair</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>sombre</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>demander</translation>
    </message>
    <message>
        <source>save</source>
        <translation>enregistrer</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>zone de notification</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Quant</source>
        <translation>Quantification</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>What trains. lora learns small matrices beside the frozen ones, dora their magnitudes too, ia3 one factor an output, prefix keys and values before the text, bottleneck small layers between the layers; qlora, qdora and lora8bit are the same on a base in 4 and 8 bits; full trains every weight.</source>
        <translation>Ce qui s’entraîne. lora apprend de petites matrices à côté des matrices gelées, dora aussi leurs magnitudes, ia3 un facteur par sortie, prefix des clés et des valeurs devant le texte, bottleneck de petites couches entre les couches&#x202f;; qlora, qdora et lora8bit font de même sur un modèle de base en 4 et 8 bits&#x202f;; full entraîne tous les poids.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>A library name, a GGUF file or a folder with config.json and safetensors.</source>
        <translation>Un nom de la bibliothèque, un fichier GGUF ou un dossier avec config.json et safetensors.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Type of the frozen weights and of the arithmetic. auto measures at start-up which is faster on this machine; choose float32 to compare with another implementation.</source>
        <translation>Type des poids gelés et des calculs. auto mesure au démarrage lequel est le plus rapide sur cette machine&#x202f;; choisissez float32 pour comparer avec une autre implémentation.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Périphérique</translation>
    </message>
    <message>
        <source>auto, cpu or cuda:N. auto takes the first GPU, else the CPU.</source>
        <translation>auto, cpu ou cuda:N. auto prend le premier GPU, sinon le CPU.</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Threads CPU</translation>
    </message>
    <message>
        <source>Threads of one operation on the CPU. 0 takes every physical core.</source>
        <translation>Threads d’une opération sur le CPU. 0 prend tous les cœurs physiques.</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantification</translation>
    </message>
    <message>
        <source>Keeps the base&apos;s linear layers in 4 bits (nf4, fp4) or 8 bits (int8) instead of 16 or 32, made while loading. Norms, embeddings and the head stay as they are. Choose nf4 when the model does not fit; nf4 loses less than fp4.</source>
        <translation>Garde les couches linéaires du modèle de base en 4 bits (nf4, fp4) ou 8 bits (int8) au lieu de 16 ou 32, converties au chargement. Les normes, les embeddings et la tête restent tels quels. Choisissez nf4 quand le modèle ne tient pas&#x202f;; nf4 perd moins que fp4.</translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation>Double quantification</translation>
    </message>
    <message>
        <source>Of nf4 and fp4: keeps the scales of the blocks in 8 bits too, which saves 0.37 bits a weight for hardly any loss.</source>
        <translation>Pour nf4 et fp4&#x202f;: garde aussi les échelles des blocs en 8 bits, ce qui économise 0,37 bit par poids presque sans perte.</translation>
    </message>
    <message>
        <source>Compute type</source>
        <translation>Type de calcul</translation>
    </message>
    <message>
        <source>Type of the products with quantized weights. auto is the type of the activations, model.dtype; where that is auto too, this decides both.</source>
        <translation>Type des produits avec les poids quantifiés. auto est le type des activations, model.dtype&#x202f;; si celui-ci est aussi auto, ce réglage décide des deux.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>How a row tells its conversation. auto recognises it from the columns.</source>
        <translation>Comment une ligne décrit sa conversation. auto la reconnaît d’après les colonnes.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>role=column pairs, for instance instruction=mr,output=ref. Roles: instruction, input, output, system, prompt, completion, messages, text.</source>
        <translation>Paires rôle=colonne, par exemple instruction=mr,output=ref. Rôles&#x202f;: instruction, input, output, system, prompt, completion, messages, text.</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Gabarit de prompt</translation>
    </message>
    <message>
        <source>Shapes the user turn; {column} stands for that column&apos;s text. Empty takes the instruction (and the input below it) as it is.</source>
        <translation>Met en forme le tour de l’utilisateur&#x202f;; {column} représente le texte de cette colonne. Vide&#x202f;: l’instruction (et l’entrée en dessous) est reprise telle quelle.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt système</translation>
    </message>
    <message>
        <source>Put before every conversation that has none of its own. Empty leaves it to the model&apos;s chat template.</source>
        <translation>Placé devant chaque conversation qui n’en a pas. Vide&#x202f;: laissé au gabarit de chat du modèle.</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>Longueur de séquence</translation>
    </message>
    <message>
        <source>Longest row, and with packing tokens the length of a packed sequence. Longer costs memory and time.</source>
        <translation>Longueur maximale d’une ligne et, avec le packing tokens, longueur d’une séquence assemblée. Plus longue, elle coûte de la mémoire et du temps.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>Share of the rows kept for evaluation, drawn with the seed. 0 trains on all rows.</source>
        <translation>Part des lignes gardées pour l’évaluation, tirées avec la graine. 0 entraîne sur toutes les lignes.</translation>
    </message>
    <message>
        <source>Evaluation set</source>
        <translation>Jeu d’évaluation</translation>
    </message>
    <message>
        <source>A file or library name to evaluate on, instead of held-out rows.</source>
        <translation>Un fichier ou un nom de la bibliothèque sur lequel évaluer, au lieu de lignes mises de côté.</translation>
    </message>
    <message>
        <source>Train on prompt</source>
        <translation>Apprendre les prompts</translation>
    </message>
    <message>
        <source>Learn the prompts too. Off, only the responses are learned.</source>
        <translation>Les prompts sont appris aussi. Désactivé, seules les réponses le sont.</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Packing</translation>
    </message>
    <message>
        <source>rows: the rows of a batch lie side by side without padding; tokens: best fit into the sequence length; off: padded. Rows never see each other in any of them.</source>
        <translation>rows&#x202f;: les lignes d’un lot sont côte à côte, sans remplissage&#x202f;; tokens&#x202f;: réparties au mieux dans la longueur de séquence&#x202f;; off&#x202f;: avec remplissage. Dans aucun cas les lignes ne se voient entre elles.</translation>
    </message>
    <message>
        <source>Share beginnings</source>
        <translation>Partager les débuts</translation>
    </message>
    <message>
        <source>Computes what all rows of a batch begin with, such as the system prompt, once instead of once a row. The gradients are the same; with dropout, these tokens have one mask for the batch.</source>
        <translation>Calcule ce par quoi commencent toutes les lignes d’un lot, comme le prompt système, une seule fois au lieu d’une fois par ligne. Les gradients sont les mêmes&#x202f;; avec dropout, ces tokens ont un seul masque pour tout le lot.</translation>
    </message>
    <message>
        <source>Rows over the length</source>
        <translation>Lignes trop longues</translation>
    </message>
    <message>
        <source>error refuses the run and lists them; skip leaves them out and says how many; cut drops their ends and says how many.</source>
        <translation>error refuse l’entraînement et les énumère&#x202f;; skip les écarte et dit combien&#x202f;; cut coupe leur fin et dit combien.</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>Rang LoRA</translation>
    </message>
    <message>
        <source>Width of the update: each adapted matrix learns r directions. 8 to 32 suits most tasks; raise it when a large data set is learned too slowly.</source>
        <translation>Largeur de la mise à jour&#x202f;: chaque matrice adaptée apprend r directions. 8 à 32 convient à la plupart des tâches&#x202f;; augmentez-le quand un grand jeu de données s’apprend trop lentement.</translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation>Alpha LoRA</translation>
    </message>
    <message>
        <source>The update is scaled by alpha / r. Usually twice the rank.</source>
        <translation>La mise à jour est multipliée par alpha / r. D’ordinaire le double du rang.</translation>
    </message>
    <message>
        <source>LoRA dropout</source>
        <translation>Dropout LoRA</translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s inputs zeroed in training. Raise it on small data sets; 0 to compare with another implementation.</source>
        <translation>Part des entrées de l’adaptateur mises à zéro à l’entraînement. Augmentez-la sur de petits jeux de données&#x202f;; 0 pour comparer avec une autre implémentation.</translation>
    </message>
    <message>
        <source>Target modules</source>
        <translation>Modules cibles</translation>
    </message>
    <message>
        <source>Layers that get an adapter: names such as q_proj,v_proj, a regular expression for the whole path, or all-linear (with ia3: k_proj,v_proj,down_proj). All linear layers learn more than attention alone.</source>
        <translation>Couches qui reçoivent un adaptateur&#x202f;: des noms comme q_proj,v_proj, une expression régulière pour le chemin entier, ou all-linear (avec ia3&#x202f;: k_proj,v_proj,down_proj). Toutes les couches linéaires apprennent plus que l’attention seule.</translation>
    </message>
    <message>
        <source>Exclude modules</source>
        <translation>Modules exclus</translation>
    </message>
    <message>
        <source>Layers that get none although target_modules names them; written the same way.</source>
        <translation>Couches qui n’en reçoivent pas bien que target_modules les nomme&#x202f;; s’écrit de la même façon.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Numbers of the decoder layers that get an adapter, from 0; empty: all.</source>
        <translation>Numéros des couches du décodeur qui reçoivent un adaptateur, à partir de 0&#x202f;; vide&#x202f;: toutes.</translation>
    </message>
    <message>
        <source>Rank pattern</source>
        <translation>Rangs par couche</translation>
    </message>
    <message>
        <source>Other ranks for some layers: down_proj=8,layers.0.self_attn.q_proj=32. The scale alpha / r follows.</source>
        <translation>D’autres rangs pour certaines couches&#x202f;: down_proj=8,layers.0.self_attn.q_proj=32. L’échelle alpha / r suit.</translation>
    </message>
    <message>
        <source>Alpha pattern</source>
        <translation>Alphas par couche</translation>
    </message>
    <message>
        <source>Other alphas for some layers: down_proj=16.</source>
        <translation>D’autres alphas pour certaines couches&#x202f;: down_proj=16.</translation>
    </message>
    <message>
        <source>Feed-forward modules</source>
        <translation>Modules feed-forward</translation>
    </message>
    <message>
        <source>Of the target modules, those whose input is scaled instead of their output.</source>
        <translation>Parmi les modules cibles, ceux dont l’entrée est mise à l’échelle au lieu de la sortie.</translation>
    </message>
    <message>
        <source>Modules to save</source>
        <translation>Modules à enregistrer</translation>
    </message>
    <message>
        <source>lm_head or embed_tokens: train these whole, for instance for a new vocabulary. A tied head is untied by it.</source>
        <translation>lm_head ou embed_tokens&#x202f;: les entraîner en entier, par exemple pour un nouveau vocabulaire. Une tête liée cesse alors de l’être.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Biais</translation>
    </message>
    <message>
        <source>Which biases train along: none, all, or those of adapted layers (lora_only). Many models have none.</source>
        <translation>Quels biais s’entraînent aussi&#x202f;: none (aucun), all (tous), ou ceux des couches adaptées (lora_only). Beaucoup de modèles n’en ont pas.</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>Rang stabilisé</translation>
    </message>
    <message>
        <source>Scale by alpha / sqrt(r) (rsLoRA): keeps the update&apos;s size when the rank is large.</source>
        <translation>Multiplier par alpha / sqrt(r) (rsLoRA)&#x202f;: garde l’ampleur de la mise à jour quand le rang est grand.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>Learn each output&apos;s magnitude apart from its direction: often better at small ranks, a little slower.</source>
        <translation>Apprendre la magnitude de chaque sortie à part de sa direction&#x202f;: souvent meilleur aux petits rangs, un peu plus lent.</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>Valeurs de départ</translation>
    </message>
    <message>
        <source>default: A random, B zero. pissa and olora begin with the main directions of the base&apos;s own matrices, which costs a second copy of them.</source>
        <translation>default&#x202f;: A aléatoire, B nulle. pissa et olora partent des directions principales des matrices du modèle de base, ce qui en coûte une seconde copie.</translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation>Rapport LoRA+</translation>
    </message>
    <message>
        <source>Learning rate of B over that of A (LoRA+). 16 often learns faster; then lower the rate itself.</source>
        <translation>Taux d’apprentissage de B divisé par celui de A (LoRA+). 16 apprend souvent plus vite&#x202f;; baissez alors le taux lui-même.</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Where the small layers stand: houlsby behind attention and behind the MLP, pfeiffer behind the MLP, reading its sum with the stream, parallel beside the MLP.</source>
        <translation>Où se trouvent les petites couches&#x202f;: houlsby après l’attention et après le MLP, pfeiffer après le MLP, en lisant sa somme avec le flux, parallel à côté du MLP.</translation>
    </message>
    <message>
        <source>Reduction factor</source>
        <translation>Facteur de réduction</translation>
    </message>
    <message>
        <source>The model&apos;s width over that of the bottleneck. Lower it when a large data set is learned too slowly.</source>
        <translation>Largeur du modèle divisée par celle du bottleneck. Baissez-le quand un grand jeu de données s’apprend trop lentement.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Between the two small layers. default: swish for houlsby, else relu.</source>
        <translation>Entre les deux petites couches. default&#x202f;: swish pour houlsby, sinon relu.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Times what a bottleneck adds. 0: 4 for parallel, else 1.</source>
        <translation>Multiplie ce qu’un bottleneck ajoute. 0&#x202f;: 4 pour parallel, sinon 1.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of what a bottleneck adds that is zeroed in training.</source>
        <translation>Part de ce qu’un bottleneck ajoute qui est mise à zéro à l’entraînement.</translation>
    </message>
    <message>
        <source>bert: normal, deviation 0.02; houlsby: 0.01, cut at 0.02; mam_adapter: the second layer zero, so that training begins with the base itself. default: mam_adapter for parallel, else bert. Of a prefix, zero instead of random.</source>
        <translation>bert&#x202f;: normale, écart-type 0,02&#x202f;; houlsby&#x202f;: 0,01, coupée à 0,02&#x202f;; mam_adapter&#x202f;: la seconde couche nulle, pour que l’entraînement commence par le modèle de base lui-même. default&#x202f;: mam_adapter pour parallel, sinon bert. Pour un préfixe, zéro au lieu d’aléatoire.</translation>
    </message>
    <message>
        <source>Virtual tokens</source>
        <translation>Tokens virtuels</translation>
    </message>
    <message>
        <source>How many learned keys and values stand before the text in every layer. They take as many of the positions that the model reads.</source>
        <translation>Combien de clés et de valeurs apprises se placent devant le texte dans chaque couche. Elles prennent autant des positions que le modèle lit.</translation>
    </message>
    <message>
        <source>Begin as a text</source>
        <translation>Partir d’un texte</translation>
    </message>
    <message>
        <source>The prefix begins as what the model remembers of this text&apos;s first tokens, as a system message where there is a chat template; it has to be long enough. Empty: random. A task&apos;s description learns much faster.</source>
        <translation>Le préfixe part de ce que le modèle retient des premiers tokens de ce texte, comme message système s’il y a un gabarit de chat&#x202f;; le texte doit être assez long. Vide&#x202f;: aléatoire. Avec une description de la tâche, il apprend beaucoup plus vite.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projection</translation>
    </message>
    <message>
        <source>Learns the prefix through a small network, which steadies long prefixes and has many more parameters in training. The adapter is as large as without.</source>
        <translation>Apprend le préfixe à travers un petit réseau, ce qui stabilise les longs préfixes mais demande beaucoup plus de paramètres à l’entraînement. L’adaptateur n’en est pas plus grand.</translation>
    </message>
    <message>
        <source>Projection width</source>
        <translation>Largeur de projection</translation>
    </message>
    <message>
        <source>Width within the projection. 0: that of the keys.</source>
        <translation>Largeur à l’intérieur de la projection. 0&#x202f;: celle des clés.</translation>
    </message>
    <message>
        <source>Combine with</source>
        <translation>Combiner avec</translation>
    </message>
    <message>
        <source>Methods that train along in the same run: bottleneck, prefix. For instance LoRA on attention with a bottleneck behind the MLP. The adapter&apos;s folder then holds a part for each.</source>
        <translation>Méthodes entraînées en même temps&#x202f;: bottleneck, prefix. Par exemple LoRA sur l’attention avec un bottleneck après le MLP. Le dossier de l’adaptateur contient alors une partie pour chacune.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>An adapter folder to go on from; its rank, alpha and targets, its prefix or its bottleneck, are taken over.</source>
        <translation>Un dossier d’adaptateur à poursuivre&#x202f;; son rang, son alpha et ses cibles, son préfixe ou son bottleneck sont repris.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Passes over the data. 1 to 3 for large sets, more for small ones.</source>
        <translation>Passages sur les données. 1 à 3 pour les grands jeux, davantage pour les petits.</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>Étapes maximum</translation>
    </message>
    <message>
        <source>Stop after this many optimizer steps, whatever the epochs say. 0 is off.</source>
        <translation>Arrêter après ce nombre d’étapes de l’optimiseur, quoi que disent les époques. 0 désactive.</translation>
    </message>
    <message>
        <source>Max rows</source>
        <translation>Lignes maximum</translation>
    </message>
    <message>
        <source>Use only the first rows of the data set, for a quick try. 0 takes all.</source>
        <translation>N’utiliser que les premières lignes du jeu de données, pour un essai rapide. 0 les prend toutes.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Taille de lot</translation>
    </message>
    <message>
        <source>Rows in one forward pass. More is faster and takes more memory.</source>
        <translation>Lignes d’une passe avant. Plus il y en a, plus c’est rapide et plus il faut de mémoire.</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>Accumulation de gradient</translation>
    </message>
    <message>
        <source>Batches that make one optimizer step.</source>
        <translation>Lots qui forment une étape de l’optimiseur.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Peak step size. 2e-4 suits LoRA, 2e-5 full fine-tuning; lower it when the loss jumps.</source>
        <translation>Taille de pas maximale. 2e-4 convient à LoRA, 2e-5 au fine-tuning complet&#x202f;; baissez-le quand la perte fait des sauts.</translation>
    </message>
    <message>
        <source>LR scheduler</source>
        <translation>Évolution du taux</translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up.</source>
        <translation>Comment le taux d’apprentissage baisse après l’échauffement.</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Étapes d’échauffement</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from 0; never over a tenth of the run.</source>
        <translation>Étapes pendant lesquelles le taux d’apprentissage monte à partir de 0&#x202f;; jamais plus d’un dixième de l’entraînement.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>Pull of AdamW towards zero.</source>
        <translation>Attraction d’AdamW vers zéro.</translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation>Adam beta1</translation>
    </message>
    <message>
        <source>Decay of the mean.</source>
        <translation>Décroissance de la moyenne.</translation>
    </message>
    <message>
        <source>Adam beta2</source>
        <translation>Adam beta2</translation>
    </message>
    <message>
        <source>Decay of the variance.</source>
        <translation>Décroissance de la variance.</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Adam epsilon</translation>
    </message>
    <message>
        <source>Added to the root of the variance.</source>
        <translation>Ajouté à la racine de la variance.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Écrêtage du gradient</translation>
    </message>
    <message>
        <source>Gradients over this norm are scaled down to it. 0 is off.</source>
        <translation>Les gradients dont la norme dépasse cette valeur y sont ramenés. 0 désactive.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>Share of each target that is spread over the whole vocabulary. 0.1 keeps a model that sees its rows often from growing too sure of them. Evaluation is without it.</source>
        <translation>Part de chaque cible répartie sur tout le vocabulaire. 0,1 évite qu’un modèle qui voit souvent ses lignes n’en devienne trop sûr. L’évaluation s’en passe.</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradient checkpointing</translation>
    </message>
    <message>
        <source>Compute each layer twice and keep less: about half the memory for a third more time.</source>
        <translation>Calculer chaque couche deux fois et en garder moins&#x202f;: environ moitié moins de mémoire pour un tiers de temps en plus.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mélanger</translation>
    </message>
    <message>
        <source>A new order, drawn with the seed, each epoch.</source>
        <translation>Un nouvel ordre à chaque époque, tiré avec la graine.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Decides split, order, initial weights and dropout. The same seed gives the same run.</source>
        <translation>Décide de la répartition, de l’ordre, des poids initiaux et du dropout. La même graine donne le même entraînement.</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>Journal toutes les</translation>
    </message>
    <message>
        <source>How often the log prints a line; the charts have every step.</source>
        <translation>À quel rythme le journal écrit une ligne&#x202f;; les graphiques ont chaque étape.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Évaluer toutes les</translation>
    </message>
    <message>
        <source>Evaluation on the held-out rows. 0 chooses about ten a run; it always runs at the end.</source>
        <translation>Évaluation sur les lignes mises de côté. 0 en choisit une dizaine par entraînement&#x202f;; elle a toujours lieu à la fin.</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Enregistrer toutes les</translation>
    </message>
    <message>
        <source>Checkpoints to resume from. 0 saves at the end only.</source>
        <translation>Checkpoints à partir desquels reprendre. 0 n’enregistre qu’à la fin.</translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation>Checkpoints gardés</translation>
    </message>
    <message>
        <source>Older ones are removed; the best one is kept. 0 keeps all.</source>
        <translation>Les plus anciens sont supprimés&#x202f;; le meilleur est gardé. 0 les garde tous.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Arrêt anticipé</translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a better loss. 0 is off.</source>
        <translation>Arrêter après ce nombre d’évaluations sans meilleure perte. 0 désactive.</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>évaluations</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Garder le meilleur</translation>
    </message>
    <message>
        <source>The finished adapter is the one with the lowest evaluation loss, not the last.</source>
        <translation>L’adaptateur final est celui dont la perte d’évaluation est la plus basse, pas le dernier.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>The update rule. adamw is PyTorch&apos;s. adamw_hf is the one of early transformers and of the LoRA paper&apos;s code: epsilon before the correction of the bias, decay after the step. Choose it to repeat such a run.</source>
        <translation>La règle de mise à jour. adamw est celui de PyTorch. adamw_hf est celui des premières versions de transformers et du code de l’article LoRA&#x202f;: epsilon avant la correction du biais, décroissance après l’étape. Choisissez-le pour reproduire un tel entraînement.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has it.</source>
        <translation>Claires, sombres, ou comme le bureau.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of the window. What the engine and the command line say stays English. Takes effect at the next start.</source>
        <translation>Celle de la fenêtre. Ce que disent le moteur et la ligne de commande reste en anglais. Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Of everything in the window, beside what the desktop scales already. Takes effect at the next start.</source>
        <translation>De tout ce qui est dans la fenêtre, en plus de la mise à l’échelle du bureau. Prend effet au prochain démarrage.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Fermeture pendant un entraînement</translation>
    </message>
    <message>
        <source>ask; save: write a checkpoint and quit; tray: train on without a window, where the desktop has a tray.</source>
        <translation>demander&#x202f;; enregistrer&#x202f;: écrire un checkpoint et quitter&#x202f;; zone de notification&#x202f;: continuer l’entraînement sans fenêtre, si le bureau a une telle zone.</translation>
    </message>
    <message>
        <source>Tell when a job ends</source>
        <translation>Signaler la fin d’une tâche</translation>
    </message>
    <message>
        <source>A message of the desktop, when the window is not the one in use.</source>
        <translation>Une notification du bureau, quand cette fenêtre n’est pas celle qui est utilisée.</translation>
    </message>
    <message>
        <source>No sleep during a run</source>
        <translation>Pas de veille pendant un entraînement</translation>
    </message>
    <message>
        <source>Asks the system not to sleep while something trains. Closing a laptop&apos;s lid may still send it to sleep.</source>
        <translation>Demande au système de ne pas se mettre en veille tant que quelque chose s’entraîne. Fermer un portable peut quand même l’y mettre.</translation>
    </message>
    <message>
        <source>Begin where it ended</source>
        <translation>Reprendre où l’on s’est arrêté</translation>
    </message>
    <message>
        <source>Window, page, open run, the settings of the next run and of the chat are as they were.</source>
        <translation>La fenêtre, la page, l’entraînement ouvert, les réglages du suivant et ceux du chat sont tels que vous les avez laissés.</translation>
    </message>
    <message>
        <source>Mixed with</source>
        <translation>Mélangé avec</translation>
    </message>
    <message>
        <source>Further data sets, each with how often its rows are taken: PATH, PATH|0.5 for half of them, PATH|3 for thrice, PATH|1|instruction=question|output=answer to name columns. Each is split and cut as the main one.</source>
        <translation>D’autres jeux de données, chacun avec le nombre de fois que ses lignes sont prises : CHEMIN, CHEMIN|0.5 pour la moitié, CHEMIN|3 pour trois fois, CHEMIN|1|instruction=question|output=reponse pour nommer les colonnes. Chacun est partagé et coupé comme le principal.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habituel</translation>
    </message>
    <message>
        <source>LoRA of rank 16 on all linear layers, three epochs. A good start for most data.</source>
        <translation>LoRA de rang 16 sur toutes les couches linéaires, trois époques. Un bon départ pour la plupart des données.</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Coup d’œil</translation>
    </message>
    <message>
        <source>One epoch over the first 500 rows at rank 8: minutes, to see whether data and prompt are right.</source>
        <translation>Une époque sur les 500 premières lignes au rang 8 : quelques minutes, pour voir si données et invite conviennent.</translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation>Meilleure qualité</translation>
    </message>
    <message>
        <source>Rank 32 at a lower rate, up to five epochs; the best evaluation is kept, and it ends when nothing is gained.</source>
        <translation>Rang 32 à un taux plus bas, jusqu’à cinq époques ; la meilleure évaluation est gardée, et tout s’arrête quand rien n’est plus gagné.</translation>
    </message>
    <message>
        <source>Few rows</source>
        <translation>Peu de lignes</translation>
    </message>
    <message>
        <source>For some hundred rows: rank 8, more dropout, a tenth held out, and the best evaluation is kept.</source>
        <translation>Pour quelques centaines de lignes : rang 8, plus de dropout, un dixième réservé, et la meilleure évaluation est gardée.</translation>
    </message>
    <message>
        <source>Small adapter</source>
        <translation>Petit adaptateur</translation>
    </message>
    <message>
        <source>Rank 4 on the attention&apos;s queries and values: a file of a few megabytes.</source>
        <translation>Rang 4 sur les requêtes et valeurs de l’attention : un fichier de quelques mégaoctets.</translation>
    </message>
    <message>
        <source>7 billion on 8 GB</source>
        <translation>7 milliards sur 8 Go</translation>
    </message>
    <message>
        <source>The base in 4 bits, one row at a time up to 1,024 tokens, layers computed twice.</source>
        <translation>La base en 4 bits, une ligne à la fois jusqu’à 1 024 jetons, couches calculées deux fois.</translation>
    </message>
    <message>
        <source>7 billion on 16 GB</source>
        <translation>7 milliards sur 16 Go</translation>
    </message>
    <message>
        <source>The base in 4 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>La base en 4 bits, deux lignes à la fois jusqu’à 2 048 jetons, couches calculées deux fois.</translation>
    </message>
    <message>
        <source>7 billion on 24 GB</source>
        <translation>7 milliards sur 24 Go</translation>
    </message>
    <message>
        <source>The base in 16 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>La base en 16 bits, deux lignes à la fois jusqu’à 2 048 jetons, couches calculées deux fois.</translation>
    </message>
    <message>
        <source>Least memory</source>
        <translation>Moins de mémoire</translation>
    </message>
    <message>
        <source>The base in 4 bits, one short row at a time, layers computed twice: fits where nothing else does.</source>
        <translation>La base en 4 bits, une courte ligne à la fois, couches calculées deux fois : tient là où rien d’autre ne tient.</translation>
    </message>
    <message>
        <source>A library name or a CSV, TSV, JSON, JSONL, Parquet or text file.</source>
        <translation>Un nom de la bibliothèque ou un fichier CSV, TSV, JSON, JSONL, Parquet ou texte.</translation>
    </message>
    <message>
        <source>Stratify by</source>
        <translation>Stratifier par</translation>
    </message>
    <message>
        <source>A column whose values are held out in the shares in which they occur, for instance category. Empty draws all rows alike.</source>
        <translation>Une colonne dont les valeurs sont mises de côté dans les proportions où elles apparaissent, par exemple category. Vide : toutes les lignes sont tirées de la même façon.</translation>
    </message>
    <message>
        <source>Sample prompts</source>
        <translation>Prompts d’exemple</translation>
    </message>
    <message>
        <source>Prompts that the half-trained model answers at each evaluation, so that one can read how it learns. The likeliest tokens are taken. Several are separated by commas; with commas inside they are written as [&quot;Well, then?&quot;, &quot;Who?&quot;].</source>
        <translation>Prompts auxquels le modèle à demi entraîné répond à chaque évaluation, pour que l’on puisse lire comment il apprend. Les tokens les plus probables sont pris. Plusieurs prompts sont séparés par des virgules&#x202f;; s’ils en contiennent, ils s’écrivent [&quot;Bon, et alors&#x202f;?&quot;, &quot;Qui&#x202f;?&quot;].</translation>
    </message>
    <message>
        <source>Sample rows</source>
        <translation>Lignes d’exemple</translation>
    </message>
    <message>
        <source>The prompts of so many held-out rows are answered at each evaluation too, beside the answers that the rows have.</source>
        <translation>À chaque évaluation, le modèle répond aussi aux prompts de ce nombre de lignes mises de côté, en regard des réponses de ces lignes.</translation>
    </message>
    <message>
        <source>Longest sample</source>
        <translation>Longueur des exemples</translation>
    </message>
    <message>
        <source>Tokens after which a sample answer is cut.</source>
        <translation>Nombre de tokens après lequel une réponse d’exemple est coupée.</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Combinaison</translation>
    </message>
    <message>
        <source>cat is the weighted sum of what the adapters change, exactly, at the sum of their ranks; svd the same at a rank of your choice. ties, dare and magnitude_prune drop small or random parts first: with _svd on the changes themselves, without on A and B apart, as linear does.</source>
        <translation>cat est la somme pondérée de ce que changent les adaptateurs, exactement, avec pour rang la somme de leurs rangs&#x202f;; svd la même à un rang de votre choix. ties, dare et magnitude_prune suppriment d’abord des parties petites ou tirées au hasard&#x202f;: avec _svd sur les changements eux-mêmes, sans _svd sur A et B séparément, comme le fait linear.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rank of the blend with svd and the _svd combinations. 0 takes the largest rank of its parts.</source>
        <translation>Rang du mélange avec svd et les combinaisons en _svd. 0 prend le plus grand rang de ses parties.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densité</translation>
    </message>
    <message>
        <source>Share of the values that ties, dare and magnitude_prune keep.</source>
        <translation>Part des valeurs que gardent ties, dare et magnitude_prune.</translation>
    </message>
    <message>
        <source>Majority sign</source>
        <translation>Signe majoritaire</translation>
    </message>
    <message>
        <source>Whether ties counts the sum of the values or the number of adapters on each side.</source>
        <translation>Ce que ties compte de chaque côté&#x202f;: la somme des valeurs ou le nombre d’adaptateurs.</translation>
    </message>
    <message>
        <source>Of the values that dare drops.</source>
        <translation>Celle du tirage des valeurs que dare supprime.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Longueur maximale</translation>
    </message>
    <message>
        <source>Tokens after which an answer is cut.</source>
        <translation>Tokens après lesquels une réponse est coupée.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Tirer au hasard</translation>
    </message>
    <message>
        <source>Off always takes the likeliest token, as temperature 0 does.</source>
        <translation>Désactivé, le token le plus probable est toujours pris, comme à la température 0.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token; higher is more varied.</source>
        <translation>0 prend toujours le token le plus probable ; plus haut, c’est plus varié.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Choose among the k likeliest tokens. 0 is off.</source>
        <translation>Choisir parmi les k tokens les plus probables. 0 désactive.</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together hold this probability. 1 is off.</source>
        <translation>Choisir parmi les tokens les plus probables qui réunissent cette probabilité. 1 désactive.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this share of the likeliest one. 0 is off.</source>
        <translation>Écarter les tokens moins probables que cette part du plus probable. 0 désactive.</translation>
    </message>
    <message>
        <source>Typical-p</source>
        <translation>Typical-p</translation>
    </message>
    <message>
        <source>Choose among the tokens whose surprise is nearest to the expected one and that together hold this probability. 1 is off.</source>
        <translation>Choisir parmi les tokens dont la surprise est la plus proche de celle attendue et qui réunissent cette probabilité. 1 désactive.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Pénalité de répétition</translation>
    </message>
    <message>
        <source>Divides the score of tokens that were there before, prompt included. 1 is off; 1.1 already helps against loops.</source>
        <translation>Divise le score des tokens déjà apparus, prompt compris. 1 désactive ; 1,1 aide déjà contre les boucles.</translation>
    </message>
    <message>
        <source>No repeated n-gram</source>
        <translation>Aucun n-gramme répété</translation>
    </message>
    <message>
        <source>No sequence of this many tokens comes twice, prompt included. 0 is off.</source>
        <translation>Aucune suite d’autant de tokens n’apparaît deux fois, prompt compris. 0 désactive.</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Faisceaux</translation>
    </message>
    <message>
        <source>Follows this many continuations and keeps the likeliest whole answer. Over 1 nothing is drawn at random, and an answer comes at its end.</source>
        <translation>Suit autant de continuations et garde la réponse entière la plus probable. Au-delà de 1, rien n’est tiré au hasard et la réponse vient à la fin.</translation>
    </message>
    <message>
        <source>Length penalty</source>
        <translation>Pénalité de longueur</translation>
    </message>
    <message>
        <source>A beam&apos;s score is divided by its length to this power: above 0 favours longer answers, below 0 shorter ones.</source>
        <translation>Le score d’un faisceau est divisé par sa longueur à cette puissance : au-dessus de 0, les réponses longues sont favorisées ; en dessous, les courtes.</translation>
    </message>
    <message>
        <source>Stop beams</source>
        <translation>Arrêter les faisceaux</translation>
    </message>
    <message>
        <source>true: as soon as there are as many answers as beams. false: when a better one is unlikely. never: when none can be better.</source>
        <translation>true : dès qu’il y a autant de réponses que de faisceaux. false : quand une meilleure est improbable. never : quand aucune ne peut être meilleure.</translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation>Textes d’arrêt</translation>
    </message>
    <message>
        <source>An answer ends before the first of these texts.</source>
        <translation>Une réponse se termine avant le premier de ces textes.</translation>
    </message>
    <message>
        <source>The same seed gives the same answer.</source>
        <translation>La même graine donne la même réponse.</translation>
    </message>
</context>
</TS>
