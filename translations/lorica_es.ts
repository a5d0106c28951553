<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Compleción</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Name a file or folder.</source>
        <translation>Indique un archivo o una carpeta.</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Indique la ruta completa, desde /.</translation>
    </message>
    <message>
        <source>This exists already. Choose a new name: nothing is overwritten.</source>
        <translation>Ya existe. Elija un nombre nuevo: no se sobrescribe nada.</translation>
    </message>
    <message>
        <source>Other programs expect a name that ends in .gguf.</source>
        <translation>Otros programas esperan un nombre que termine en .gguf.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 no es una carpeta.</translation>
    </message>
    <message>
        <source>The disk has %1 free, and about %2 are needed.</source>
        <translation>El disco tiene %1 libres y se necesitan unos %2.</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>no es un número</translation>
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
        <translation>hoy, %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Espera su turno</translation>
    </message>
</context>
<context>
    <name>lorica::AboutDialog</name>
    <message>
        <source>About Lorica</source>
        <translation>Acerca de Lorica</translation>
    </message>
    <message>
        <source>Fine-tunes language models on this machine.</source>
        <translation>Hace ajuste fino de modelos de lenguaje en este equipo.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later: see the file LICENSE. It comes without any warranty.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior: véase el archivo LICENSE. Se ofrece sin garantía alguna.</translation>
    </message>
    <message>
        <source>Lorica opens no network connection.</source>
        <translation>Lorica no abre ninguna conexión de red.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Built with Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (public domain), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} and spdlog (MIT or BSD); the fonts Inter and JetBrains Mono (OFL).</source>
        <translation>Creado con Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (dominio público), QCustomPlot (GPL 3), libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} y spdlog (MIT o BSD); los tipos de letra Inter y JetBrains Mono (OFL).</translation>
    </message>
</context>
<context>
    <name>lorica::AdapterModel</name>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocido</translation>
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
        <translation>Hablar con el modelo base y este adaptador</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Merge the adapter into its base, or write it for other programs</source>
        <translation>Fusionar el adaptador con su modelo base o escribirlo para otros programas</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Entrenar más</translation>
    </message>
    <message>
        <source>Set up a run that starts from this adapter</source>
        <translation>Configurar una ejecución que parta de este adaptador</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Show the adapter&apos;s files</source>
        <translation>Mostrar los archivos del adaptador</translation>
    </message>
    <message>
        <source>No adapters yet</source>
        <translation>Aún no hay adaptadores</translation>
    </message>
    <message>
        <source>Every finished or stopped run leaves its adapter here, to chat with, to merge and to train on.</source>
        <translation>Cada ejecución terminada o detenida deja aquí su adaptador, para chatear con él, fusionarlo y seguir entrenándolo.</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptadores</translation>
    </message>
    <message>
        <source>LINEAGE</source>
        <translation>ORIGEN</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RESULTADO</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER FROM THE DEFAULTS</source>
        <translation>AJUSTES DISTINTOS DE LOS PREDETERMINADOS</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
made %3</source>
        <translation>%1 → %2 → este adaptador
creado: %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>entrenables</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>evaluación</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>Search names, methods, tags and notes</source>
        <translation>Buscar en nombres, métodos, etiquetas y notas</translation>
    </message>
    <message>
        <source>TAGS AND NOTE</source>
        <translation>ETIQUETAS Y NOTA</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Etiquetas, separadas por comas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>A note</source>
        <translation>Una nota</translation>
    </message>
    <message>
        <source>Add adapter</source>
        <translation>Añadir adaptador</translation>
    </message>
    <message>
        <source>Take in a PEFT folder or a zip of one</source>
        <translation>Incorporar una carpeta PEFT o un zip de una</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mezclar</translation>
    </message>
    <message>
        <source>Progress of the blend</source>
        <translation>Progreso de la mezcla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show in what the two marked adapters differ</source>
        <translation>Mostrar en qué difieren los dos adaptadores marcados</translation>
    </message>
    <message>
        <source>Mark two adapters in the table (Ctrl and click) to see in what they differ</source>
        <translation>Marque dos adaptadores en la tabla (Ctrl y clic) para ver en qué difieren</translation>
    </message>
    <message>
        <source>Make one adapter out of the marked ones, without training</source>
        <translation>Crear un adaptador a partir de los marcados, sin entrenar</translation>
    </message>
    <message>
        <source>A blend is being made</source>
        <translation>Se está creando una mezcla</translation>
    </message>
    <message>
        <source>Mark two adapters or more of one base in the table (Ctrl and click) to make one out of them</source>
        <translation>Marque dos o más adaptadores de un mismo modelo base en la tabla (Ctrl y clic) para crear uno a partir de ellos</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models, or to one that is not known here; a blend needs one base</source>
        <translation>Los adaptadores marcados son de modelos base distintos, o de uno que aquí no se conoce; una mezcla necesita uno solo</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>A la espera de su turno</translation>
    </message>
    <message>
        <source>Add an adapter: a zip, or the adapter_config.json of its folder</source>
        <translation>Añadir un adaptador: un zip o el adapter_config.json de su carpeta</translation>
    </message>
    <message>
        <source>Adapters (*.zip adapter_config.json)</source>
        <translation>Adaptadores (*.zip adapter_config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>%1 → %2 → this adapter
blended %3</source>
        <translation>%1 → %2 → este adaptador
mezclado: %3</translation>
    </message>
    <message>
        <source>Without a run of its own
written %1</source>
        <translation>Sin ejecución propia
escrito: %1</translation>
    </message>
    <message>
        <source>Brought from outside, out of %1
here since %2</source>
        <translation>Traído de fuera, de %1
añadido: %2</translation>
    </message>
    <message>
        <source>It does not name its base, so it cannot be used.</source>
        <translation>No indica su modelo base, así que no se puede usar.</translation>
    </message>
    <message>
        <source>Its base is not known here: it names %1. Add that model on the Models page to use it.</source>
        <translation>Su modelo base no se conoce aquí: indica %1. Añada ese modelo en la página Modelos para usarlo.</translation>
    </message>
</context>
<context>
    <name>lorica::AddSheet</name>
    <message>
        <source>Add an adapter</source>
        <translation>Añadir un adaptador</translation>
    </message>
    <message>
        <source>A copy of it comes into the studio&apos;s own folder, to chat with, to blend and to train on. What you chose stays as it is.</source>
        <translation>Una copia pasa a la carpeta propia del estudio, para chatear con ella, mezclarla y seguir entrenándola. Lo que ha elegido no cambia.</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Name of the adapter</source>
        <translation>Nombre del adaptador</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>from</source>
        <translation>origen</translation>
    </message>
    <message>
        <source>method</source>
        <translation>método</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>rango</translation>
    </message>
    <message>
        <source>target modules</source>
        <translation>módulos objetivo</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>base named</source>
        <translation>modelo base indicado</translation>
    </message>
    <message>
        <source>Its base is here: %1</source>
        <translation>Su modelo base está aquí: %1</translation>
    </message>
    <message>
        <source>Its base is not here.</source>
        <translation>Su modelo base no está aquí.</translation>
    </message>
    <message>
        <source>It does not name its base. Choose the model that it was trained on: the copy will name that one.</source>
        <translation>No indica su modelo base. Elija el modelo sobre el que se entrenó: la copia indicará ese.</translation>
    </message>
    <message>
        <source>The base that it names is not among the models here. Choose the model that it was trained on: the copy will name that one, and what you chose stays as it is.</source>
        <translation>El modelo base que indica no está entre los modelos de aquí. Elija el modelo sobre el que se entrenó: la copia indicará ese, y lo que ha elegido no cambia.</translation>
    </message>
    <message>
        <source>Add its base on the Models page first.</source>
        <translation>Añada antes su modelo base en la página Modelos.</translation>
    </message>
    <message>
        <source>Copying …</source>
        <translation>Copiando …</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>Whether it fits this base is seen when it is loaded.</source>
        <translation>Si encaja con este modelo base se ve al cargarlo.</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkMeasure</name>
    <message>
        <source>held-out loss</source>
        <translation>pérdida en reserva</translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>coincidencia exacta</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tiempo</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>velocidad</translation>
    </message>
    <message>
        <source>peak memory</source>
        <translation>memoria máxima</translation>
    </message>
    <message>
        <source>trainable parameters</source>
        <translation>parámetros entrenables</translation>
    </message>
    <message>
        <source>adapter on disk</source>
        <translation>adaptador en disco</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkPage</name>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>No benchmarks yet</source>
        <translation>Aún no hay benchmarks</translation>
    </message>
    <message>
        <source>A benchmark trains full, LoRA, QLoRA or other methods on your data and shows side by side what each costs and what it has learnt.</source>
        <translation>Un benchmark entrena con sus datos full, LoRA, QLoRA u otros métodos y muestra lado a lado lo que cuesta cada uno y lo que ha aprendido.</translation>
    </message>
    <message>
        <source>New benchmark</source>
        <translation>Nuevo benchmark</translation>
    </message>
    <message>
        <source>Train methods side by side on the same rows</source>
        <translation>Entrenar varios métodos lado a lado con las mismas filas</translation>
    </message>
    <message>
        <source>Open benchmark</source>
        <translation>Abrir benchmark</translation>
    </message>
    <message>
        <source>Show a benchmark of another folder</source>
        <translation>Mostrar un benchmark de otra carpeta</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Guardar como CSV</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>Escribir en un archivo la tabla que se muestra</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exportar informe</translation>
    </message>
    <message>
        <source>One file with table, charts, machine and settings: a web page or a PDF</source>
        <translation>Un archivo con tabla, gráficos, equipo y ajustes: una página web o un PDF</translation>
    </message>
    <message>
        <source>Continue benchmark</source>
        <translation>Continuar benchmark</translation>
    </message>
    <message>
        <source>Stop benchmark</source>
        <translation>Detener benchmark</translation>
    </message>
    <message>
        <source>Save the run in training and end; the benchmark can be continued</source>
        <translation>Guardar la ejecución en curso y terminar; el benchmark se puede continuar</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Benchmarks</source>
        <translation>Benchmarks</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Progress of the benchmark</source>
        <translation>Progreso del benchmark</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>En reserva</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entrenables</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Runs of the benchmark</source>
        <translation>Ejecuciones del benchmark</translation>
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
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation>1 semilla</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>%1 semillas</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 pasos</translation>
    </message>
    <message>
        <source>the first %1 rows</source>
        <translation>las primeras %1 filas</translation>
    </message>
    <message>
        <source>Means over the seeds; ± is half of the 95 % interval of the mean (Student&apos;s t).</source>
        <translation>Medias de las semillas; ± es la mitad del intervalo del 95&#xa0;% de la media (t de Student).</translation>
    </message>
    <message>
        <source>Figures appear when the first run has ended.</source>
        <translation>Las cifras aparecen cuando termina la primera ejecución.</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fallida: %1</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Curves appear when the first run has ended</source>
        <translation>Las curvas aparecen cuando termina la primera ejecución</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>A la espera de su turno</translation>
    </message>
    <message>
        <source>%1, now</source>
        <translation>%1, ahora</translation>
    </message>
    <message>
        <source>Choose a benchmark&apos;s folder</source>
        <translation>Elegir la carpeta de un benchmark</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Guardar la tabla como CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>La tabla está en %1.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Exportar el informe</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>El informe está en %1.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>Entrena las ejecuciones que faltan o han fallado</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Abrir ejecución</translation>
    </message>
    <message>
        <source>Show the chosen run on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>Muestra la ejecución elegida en la página de entrenamiento: para conversar con su adaptador, fusionarlo o seguir entrenando</translation>
    </message>
</context>
<context>
    <name>lorica::BenchmarkSheet</name>
    <message>
        <source>New benchmark</source>
        <translation>Nuevo benchmark</translation>
    </message>
    <message>
        <source>Trains each method on the same rows, one after the other, and measures time, memory, size and what it has learnt on held-out rows. Full and ia3 take their usual learning rates, the others that of the settings.</source>
        <translation>Entrena cada método con las mismas filas, uno tras otro, y mide tiempo, memoria, tamaño y lo que ha aprendido en las filas reservadas. full e ia3 usan sus tasas de aprendizaje habituales; los demás, la de los ajustes.</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Métodos</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Presupuesto</translation>
    </message>
    <message>
        <source>Score answers by</source>
        <translation>Puntuar respuestas con</translation>
    </message>
    <message>
        <source>Scores of answers</source>
        <translation>Puntuaciones de las respuestas</translation>
    </message>
    <message>
        <source>Prompts to answer</source>
        <translation>Prompts por responder</translation>
    </message>
    <message>
        <source>all held-out rows</source>
        <translation>todas las filas reservadas</translation>
    </message>
    <message>
        <source>Held-out rows whose prompts base and adapter answer</source>
        <translation>Filas reservadas a cuyos prompts responden el modelo base y el adaptador</translation>
    </message>
    <message>
        <source>Settings of single methods</source>
        <translation>Ajustes de métodos concretos</translation>
    </message>
    <message>
        <source>Of one method only</source>
        <translation>Solo de un método</translation>
    </message>
    <message>
        <source>Name of the benchmark</source>
        <translation>Nombre del benchmark</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Start benchmark</source>
        <translation>Iniciar benchmark</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>Runs of each method, with other rows held out; two or more give intervals</source>
        <translation>Ejecuciones de cada método, con otras filas reservadas; con dos o más hay intervalos</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Pasos de cada ejecución</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>por épocas</translation>
    </message>
    <message>
        <source>The same for each method</source>
        <translation>Los mismos para cada método</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>Only the first rows of the data set</source>
        <translation>Solo las primeras filas del conjunto de datos</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 ejecuciones, una tras otra</translation>
    </message>
</context>
<context>
    <name>lorica::BlendSheet</name>
    <message>
        <source>The weighted sum of what the adapters change, exactly. Its rank is the sum of theirs.</source>
        <translation>La suma ponderada de lo que cambian los adaptadores, exacta. Su rango es la suma de los rangos de ellos.</translation>
    </message>
    <message>
        <source>The weighted sum of what the adapters change, as near as the rank below allows.</source>
        <translation>La suma ponderada de lo que cambian los adaptadores, tan aproximada como permita el rango de abajo.</translation>
    </message>
    <message>
        <source>The weighted sum.</source>
        <translation>La suma ponderada.</translation>
    </message>
    <message>
        <source>Drops random values of each, and of what is left those against the majority&apos;s sign.</source>
        <translation>Descarta valores al azar de cada uno y, de lo que queda, los contrarios al signo de la mayoría.</translation>
    </message>
    <message>
        <source>Drops random values of each and enlarges the others.</source>
        <translation>Descarta valores al azar de cada uno y aumenta los demás.</translation>
    </message>
    <message>
        <source>Keeps the largest values of each, and of these those with the majority&apos;s sign.</source>
        <translation>Conserva los mayores valores de cada uno y, de estos, los que tienen el signo de la mayoría.</translation>
    </message>
    <message>
        <source>Keeps the largest values of each.</source>
        <translation>Conserva los mayores valores de cada uno.</translation>
    </message>
    <message>
        <source>Works on A and B apart, as PEFT does under this name: the ranks have to be equal, and the result is not the sum of the changes.</source>
        <translation>Trabaja con A y B por separado, como hace PEFT con este nombre: los rangos han de ser iguales y el resultado no es la suma de los cambios.</translation>
    </message>
    <message>
        <source>Works on the changes themselves and takes what comes nearest to the result at the rank below.</source>
        <translation>Trabaja con los propios cambios y toma lo que más se acerca al resultado con el rango de abajo.</translation>
    </message>
    <message>
        <source>Blend adapters</source>
        <translation>Mezclar adaptadores</translation>
    </message>
    <message>
        <source>One adapter out of several of %1, without training. Each counts as much as its weight says; the adapters themselves stay as they are.</source>
        <translation>Un adaptador a partir de varios de %1, sin entrenar. Cada uno cuenta tanto como dice su peso; los adaptadores mismos no cambian.</translation>
    </message>
    <message>
        <source>Name of the blend</source>
        <translation>Nombre de la mezcla</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mezclar</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Peso de %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>rango %1</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be blended. Only plain LoRA adapters can, without DoRA, trained biases, modules_to_save, prefixes or bottlenecks: use it alone, or merge it into its base.</source>
        <translation>%1 (%2) no se puede mezclar. Solo se pueden mezclar adaptadores LoRA simples, sin DoRA, sesgos entrenados, modules_to_save, prefijos ni cuellos de botella: úselo solo o fusiónelo con su modelo base.</translation>
    </message>
    <message>
        <source>Each weight has to be a number from -100 to 100.</source>
        <translation>Cada peso ha de ser un número de -100 a 100.</translation>
    </message>
    <message>
        <source>With every weight at 0 nothing is left.</source>
        <translation>Con todos los pesos a 0 no queda nada.</translation>
    </message>
    <message>
        <source>%1 has no usable value.</source>
        <translation>%1 no tiene un valor válido.</translation>
    </message>
    <message>
        <source>%1 needs adapters of one rank, and these have %2 and %3. Choose cat, svd or a combination that ends in _svd.</source>
        <translation>%1 necesita adaptadores de un mismo rango, y estos tienen %2 y %3. Elija cat, svd o una combinación que termine en _svd.</translation>
    </message>
    <message>
        <source>An adapter of rank %1 out of %2 adapters.</source>
        <translation>Un adaptador de rango %1 a partir de %2 adaptadores.</translation>
    </message>
</context>
<context>
    <name>lorica::CellDelegate</name>
    <message>
        <source>%1 of row %2</source>
        <translation>%1 de la fila %2</translation>
    </message>
</context>
<context>
    <name>lorica::ChangeDialog</name>
    <message>
        <source>Train on</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Change the run</source>
        <translation>Cambiar la ejecución</translation>
    </message>
    <message>
        <source>Goes on from the last checkpoint, with the optimizer as it was.</source>
        <translation>Continúa desde el último punto de control, con el optimizador tal como estaba.</translation>
    </message>
    <message>
        <source>Holds from the next step on. The run keeps it, so that a resume does the same again.</source>
        <translation>Vale desde el siguiente paso. La ejecución lo guarda, de modo que una reanudación hace lo mismo otra vez.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>The schedule&apos;s peak. What the next step gets follows from it and from how far the run is.</source>
        <translation>El máximo del programa. Lo que recibe el siguiente paso depende de él y de lo avanzada que esté la ejecución.</translation>
    </message>
    <message>
        <source>Steps in all</source>
        <translation>Pasos en total</translation>
    </message>
    <message>
        <source>Where the run ends. The schedule is stretched to it.</source>
        <translation>Dónde termina la ejecución. El programa se estira hasta ahí.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Esto no es un número.</translation>
    </message>
    <message>
        <source>Give a learning rate over 0.</source>
        <translation>Indique una tasa de aprendizaje mayor que 0.</translation>
    </message>
    <message>
        <source>%1 steps are done: name more.</source>
        <translation>Hay %1 pasos hechos: indique más.</translation>
    </message>
    <message>
        <source>%1 more steps; %2 epochs in all</source>
        <translation>%1 pasos más; %2 épocas en total</translation>
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
        <translation>Escala logarítmica: muestra valores pequeños junto a grandes</translation>
    </message>
    <message>
        <source>Logarithmic scale of %1</source>
        <translation>Escala logarítmica de %1</translation>
    </message>
    <message>
        <source>Enlarge this chart</source>
        <translation>Ampliar este gráfico</translation>
    </message>
    <message>
        <source>Back to all charts</source>
        <translation>Volver a todos los gráficos</translation>
    </message>
    <message>
        <source>Values and pictures of %1</source>
        <translation>Valores e imágenes de %1</translation>
    </message>
    <message>
        <source>best</source>
        <translation>mejor</translation>
    </message>
    <message>
        <source>Values as a table</source>
        <translation>Valores como tabla</translation>
    </message>
    <message>
        <source>Save values as CSV</source>
        <translation>Guardar los valores como CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Guardar imagen</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)</source>
        <translation>Imagen PNG (*.png);;Dibujo SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Valores de %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Note here</source>
        <translation>Anotar aquí</translation>
    </message>
</context>
<context>
    <name>lorica::ChatPage</name>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>No model to talk to yet</source>
        <translation>Aún no hay modelo con el que hablar</translation>
    </message>
    <message>
        <source>Choose a base model, or train an adapter first. You can also talk to a run while it trains.</source>
        <translation>Elija un modelo base o entrene antes un adaptador. También puede hablar con una ejecución mientras entrena.</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>Juzgar a ciegas</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>What the page shows</source>
        <translation>Qué muestra la página</translation>
    </message>
    <message>
        <source>Model to talk to</source>
        <translation>Modelo con el que hablar</translation>
    </message>
    <message>
        <source>Write a message. Return sends it, Shift+Return begins a new line.</source>
        <translation>Escriba un mensaje. Return lo envía, Shift+Return empieza una línea nueva.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>In training: %1</source>
        <translation>Entrenando: %1</translation>
    </message>
    <message>
        <source>Ask one more model the same questions, side by side: up to four</source>
        <translation>Hacer las mismas preguntas a un modelo más, lado a lado: hasta cuatro</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Go on with an earlier conversation, or write some to a file</source>
        <translation>Seguir con una conversación anterior o escribir algunas en un archivo</translation>
    </message>
    <message>
        <source>Close this column</source>
        <translation>Cerrar esta columna</translation>
    </message>
    <message>
        <source>%1 is not here any more: the conversation goes on with %2.</source>
        <translation>%1 ya no está aquí: la conversación sigue con %2.</translation>
    </message>
    <message>
        <source>%1, step %2 on %3</source>
        <translation>%1, paso %2 sobre %3</translation>
    </message>
    <message>
        <source>What the model reads</source>
        <translation>Lo que lee el modelo</translation>
    </message>
    <message>
        <source>The base model is not known, so what it reads cannot be shown</source>
        <translation>El modelo base no se conoce, así que no se puede mostrar lo que lee</translation>
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
        <translation>, cortada en la longitud máxima</translation>
    </message>
    <message>
        <source>, stopped</source>
        <translation>, detenida</translation>
    </message>
    <message>
        <source>the base alone</source>
        <translation>solo el modelo base</translation>
    </message>
    <message>
        <source>by %1, by a rule; %2</source>
        <translation>por %1, según una regla; %2</translation>
    </message>
    <message>
        <source>by %1 (%2 sure); %3</source>
        <translation>por %1 (%2 de certeza); %3</translation>
    </message>
</context>
<context>
    <name>lorica::CommandSet</name>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Recent runs and the next step</source>
        <translation>Ejecuciones recientes y el paso siguiente</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Data sets: import, look, mend</source>
        <translation>Conjuntos de datos: importar, revisar, corregir</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Base models on this machine: what they are and need</source>
        <translation>Modelos base de este equipo: qué son y qué necesitan</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Set up a run and watch it learn</source>
        <translation>Configurar una ejecución y verla aprender</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>Compare runs; sweep a setting</source>
        <translation>Comparar ejecuciones; barrer un ajuste</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Methods side by side: what each costs and learns</source>
        <translation>Métodos lado a lado: lo que cuesta y aprende cada uno</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Talk to a model or a half-trained adapter</source>
        <translation>Hablar con un modelo o con un adaptador a medio entrenar</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptadores</translation>
    </message>
    <message>
        <source>What your runs have made</source>
        <translation>Lo que han producido sus ejecuciones</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Write a model or an adapter for other programs</source>
        <translation>Escribir un modelo o un adaptador para otros programas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Importar datos</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>Elegir modelo</translation>
    </message>
    <message>
        <source>Open a GGUF file or a model folder</source>
        <translation>Abrir un archivo GGUF o una carpeta de modelo</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Abrir ejecución</translation>
    </message>
    <message>
        <source>Show the folder of an earlier run, or follow one of the command line</source>
        <translation>Mostrar la carpeta de una ejecución anterior o seguir una de la línea de comandos</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Nueva ejecución</translation>
    </message>
    <message>
        <source>Set up another run</source>
        <translation>Configurar otra ejecución</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Iniciar entrenamiento</translation>
    </message>
    <message>
        <source>Start the run as set up</source>
        <translation>Iniciar la ejecución tal como está configurada</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Pause or resume the run; the model stays loaded</source>
        <translation>Pausar o reanudar la ejecución; el modelo sigue cargado</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>End the run, with or without a checkpoint</source>
        <translation>Terminar la ejecución, con o sin checkpoint</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Guardar ahora</translation>
    </message>
    <message>
        <source>Write a checkpoint at the next step</source>
        <translation>Escribir un checkpoint en el próximo paso</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Reanudar ejecución</translation>
    </message>
    <message>
        <source>Go on from the last checkpoint</source>
        <translation>Seguir desde el último checkpoint</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Chatear con él</translation>
    </message>
    <message>
        <source>Talk to the adapter as it is now</source>
        <translation>Hablar con el adaptador tal como está ahora</translation>
    </message>
    <message>
        <source>Merge and export</source>
        <translation>Fusionar y exportar</translation>
    </message>
    <message>
        <source>Merge the adapter into its base and write a model folder</source>
        <translation>Fusionar el adaptador con su modelo base y escribir una carpeta de modelo</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Show the run&apos;s files</source>
        <translation>Mostrar los archivos de la ejecución</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nuevo chat</translation>
    </message>
    <message>
        <source>End the answer here</source>
        <translation>Terminar aquí la respuesta</translation>
    </message>
    <message>
        <source>Judge blind</source>
        <translation>Juzgar a ciegas</translation>
    </message>
    <message>
        <source>Compare answers of two models without their names</source>
        <translation>Comparar respuestas de dos modelos sin ver sus nombres</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Buscar un comando</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Escribir el nombre de un comando</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What the engine and its jobs have told</source>
        <translation>Lo que han comunicado el motor y sus tareas</translation>
    </message>
    <message>
        <source>Switch light and dark</source>
        <translation>Alternar claro y oscuro</translation>
    </message>
    <message>
        <source>Light or dark colours</source>
        <translation>Colores claros u oscuros</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Colours, size, keys, and what happens around a run</source>
        <translation>Colores, tamaño, teclas y qué ocurre en torno a una ejecución</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>Todas las teclas en una página</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Versions, machine, settings and the last log lines, as text for a report</source>
        <translation>Versiones, equipo, ajustes y últimas líneas del registro, como texto para un informe</translation>
    </message>
    <message>
        <source>About Lorica</source>
        <translation>Acerca de Lorica</translation>
    </message>
    <message>
        <source>Version, licence, and what it is built from</source>
        <translation>Versión, licencia y componentes</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Close Lorica</source>
        <translation>Cerrar Lorica</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Another learning rate or number of steps, from here on</source>
        <translation>Otra tasa de aprendizaje u otro número de pasos, desde aquí</translation>
    </message>
    <message>
        <source>Open a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>Abrir un archivo CSV, TSV, JSON, JSONL, Parquet o de texto</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Hacer el recorrido</translation>
    </message>
    <message>
        <source>The pages in the order of work, a sentence or two on each</source>
        <translation>Las páginas en el orden del trabajo, con una o dos frases sobre cada una</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Detener la respuesta</translation>
    </message>
    <message>
        <source>Begin another conversation; this one is kept</source>
        <translation>Empezar otra conversación; esta se conserva</translation>
    </message>
</context>
<context>
    <name>lorica::CompareSheet</name>
    <message>
        <source>base</source>
        <translation>modelo base</translation>
    </message>
    <message>
        <source>data</source>
        <translation>datos</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>rango</translation>
    </message>
    <message>
        <source>trainable</source>
        <translation>entrenables</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>evaluación</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>Compare adapters</source>
        <translation>Comparar adaptadores</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RESULTADO</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>SETTINGS OF THE ADAPTER THAT DIFFER</source>
        <translation>AJUSTES DEL ADAPTADOR QUE DIFIEREN</translation>
    </message>
    <message>
        <source>SETTINGS THAT DIFFER</source>
        <translation>AJUSTES QUE DIFIEREN</translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation>Ambos tienen los mismos ajustes.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>lorica::ConversationsSheet</name>
    <message>
        <source>1 conversation could not be read: %1</source>
        <translation>No se ha podido leer 1 conversación: %1</translation>
    </message>
    <message>
        <source>%1 conversations could not be read: %2</source>
        <translation>No se han podido leer %1 conversaciones: %2</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Words of a question, an answer or a model&apos;s name</source>
        <translation>Palabras de una pregunta, una respuesta o el nombre de un modelo</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Buscar una conversación</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Kept conversations</source>
        <translation>Conversaciones guardadas</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Write the chosen conversations to a file: as training data (JSONL), Markdown or text</source>
        <translation>Escribir en un archivo las conversaciones elegidas: como datos de entrenamiento (JSONL), Markdown o texto</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Go on with the chosen conversation</source>
        <translation>Seguir con la conversación elegida</translation>
    </message>
    <message>
        <source>None yet: each conversation is kept here as soon as it has an answer.</source>
        <translation>Aún no hay ninguna: cada conversación se guarda aquí en cuanto tiene una respuesta.</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Ninguna conversación contiene estas palabras.</translation>
    </message>
    <message>
        <source>%1 of %2 conversations</source>
        <translation>%1 de %2 conversaciones</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>Exportar conversaciones</translation>
    </message>
    <message>
        <source>Training data (*.jsonl)</source>
        <translation>Datos de entrenamiento (*.jsonl)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Escrito: %1</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>¿Eliminar «%1»?</translation>
    </message>
    <message>
        <source>Delete %1 conversations?</source>
        <translation>¿Eliminar %1 conversaciones?</translation>
    </message>
    <message>
        <source>Delete conversations</source>
        <translation>Eliminar conversaciones</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
</context>
<context>
    <name>lorica::DataEditor</name>
    <message>
        <source>Rows of the data set</source>
        <translation>Filas del conjunto de datos</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Show rows with</source>
        <translation>Mostrar filas con</translation>
    </message>
    <message>
        <source>The text is a regular expression</source>
        <translation>El texto es una expresión regular</translation>
    </message>
    <message>
        <source>Column of the filter</source>
        <translation>Columna del filtro</translation>
    </message>
    <message>
        <source>Only these rows</source>
        <translation>Solo estas filas</translation>
    </message>
    <message>
        <source>Selected row and findings</source>
        <translation>Fila seleccionada y hallazgos</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Show only these rows</source>
        <translation>Mostrar solo estas filas</translation>
    </message>
    <message>
        <source>All like it</source>
        <translation>Todos como este</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>Cualquier columna</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source> (not saved)</source>
        <translation> (sin guardar)</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Todas las filas</translation>
    </message>
    <message>
        <source>Changed rows</source>
        <translation>Filas cambiadas</translation>
    </message>
    <message>
        <source>Rows with a tag</source>
        <translation>Filas con etiqueta</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Etiqueta: %1</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 filas</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 de %2 filas</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: none found.</source>
        <translation>%1: no se ha encontrado nada.</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>edición</translation>
    </message>
    <message>
        <source>replace in %1 rows</source>
        <translation>reemplazo en %1 filas</translation>
    </message>
    <message>
        <source>delete of %1 rows</source>
        <translation>eliminación de %1 filas</translation>
    </message>
    <message>
        <source>new row</source>
        <translation>fila nueva</translation>
    </message>
    <message>
        <source>copy of %1 rows</source>
        <translation>copia de %1 filas</translation>
    </message>
    <message>
        <source>tags of %1 rows</source>
        <translation>etiquetas de %1 filas</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Back to the data sets</source>
        <translation>Volver a los conjuntos de datos</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Write the file; the one before is kept as a version</source>
        <translation>Escribir el archivo; el anterior se conserva como versión</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Write another file, in the shape of its suffix</source>
        <translation>Escribir otro archivo, en el formato que indique su extensión</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Revertir</translation>
    </message>
    <message>
        <source>Back to what was saved last</source>
        <translation>Volver a lo último que se guardó</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Nueva fila</translation>
    </message>
    <message>
        <source>A row behind the selected one</source>
        <translation>Una fila detrás de la seleccionada</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>A copy behind each selected row</source>
        <translation>Una copia detrás de cada fila seleccionada</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation>Eliminar las filas seleccionadas</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiquetar</translation>
    </message>
    <message>
        <source>Tag the selected rows, or take the tag from them</source>
        <translation>Poner la etiqueta a las filas seleccionadas o quitársela</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Buscar y reemplazar</translation>
    </message>
    <message>
        <source>Problems, secrets and hidden characters</source>
        <translation>Problemas, secretos y caracteres ocultos</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>Casi duplicados</translation>
    </message>
    <message>
        <source>Leaks against a held-out file…</source>
        <translation>Fugas respecto a un archivo reservado…</translation>
    </message>
    <message>
        <source>Changes since the import</source>
        <translation>Cambios desde la importación</translation>
    </message>
    <message>
        <source>Undo %1 (%2)</source>
        <translation>Deshacer: %1 (%2)</translation>
    </message>
    <message>
        <source>Redo %1 (%2)</source>
        <translation>Rehacer: %1 (%2)</translation>
    </message>
    <message>
        <source>Tag of the row</source>
        <translation>Etiqueta de la fila</translation>
    </message>
    <message>
        <source>Tag of %1 rows</source>
        <translation>Etiqueta de %1 filas</translation>
    </message>
    <message>
        <source>Held-out file</source>
        <translation>Archivo reservado</translation>
    </message>
    <message>
        <source>Remove the characters</source>
        <translation>Quitar los caracteres</translation>
    </message>
    <message>
        <source>Write [secret] for it</source>
        <translation>Escribir [secret] en su lugar</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Eliminar la fila</translation>
    </message>
    <message>
        <source>The file has changed</source>
        <translation>El archivo ha cambiado</translation>
    </message>
    <message>
        <source>Another program has changed %1 since it was opened.</source>
        <translation>Otro programa ha cambiado %1 desde que se abrió.</translation>
    </message>
    <message>
        <source>Writing over it keeps what is there now as a version.</source>
        <translation>Si se sobrescribe, lo que hay ahora se conserva como versión.</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>Sobrescribir</translation>
    </message>
    <message>
        <source>Changes are not saved</source>
        <translation>Hay cambios sin guardar</translation>
    </message>
    <message>
        <source>The changes of %1 are not saved.</source>
        <translation>Los cambios de %1 no están guardados.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Seguir editando</translation>
    </message>
</context>
<context>
    <name>lorica::DataPage</name>
    <message>
        <source>Edit rows</source>
        <translation>Editar filas</translation>
    </message>
    <message>
        <source>Mend, find and replace, sort out, tag</source>
        <translation>Corregir, buscar y reemplazar, depurar, etiquetar</translation>
    </message>
    <message>
        <source>Change mapping</source>
        <translation>Cambiar asignación</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>The file itself stays</source>
        <translation>El archivo en sí se conserva</translation>
    </message>
    <message>
        <source>No data sets yet</source>
        <translation>Aún no hay conjuntos de datos</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Conjuntos de datos</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Rows before these</source>
        <translation>Filas anteriores</translation>
    </message>
    <message>
        <source>Rows behind these</source>
        <translation>Filas siguientes</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>Ir a la fila</translation>
    </message>
    <message>
        <source>The row of this number</source>
        <translation>La fila con este número</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>Length of the rows</source>
        <translation>Longitud de las filas</translation>
    </message>
    <message>
        <source>Drag the dashed line to change the sequence length.</source>
        <translation>Arrastre la línea discontinua para cambiar la longitud de secuencia.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 filas</translation>
    </message>
    <message>
        <source>
%1 rows cannot be used</source>
        <translation>
%1 filas no se pueden usar</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>Importar datos</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>%1 rows, shape %2, %3 unusable.</source>
        <translation>%1 filas, estructura %2, inutilizables: %3.</translation>
    </message>
    <message>
        <source>This set could not be read.</source>
        <translation>No se ha podido leer este conjunto.</translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation>Filas %1–%2 de %3</translation>
    </message>
    <message>
        <source>None: every row can be used.</source>
        <translation>Ninguno: todas las filas se pueden usar.</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Problemas (%1)</translation>
    </message>
    <message>
        <source>Choose a base model to see lengths in tokens.</source>
        <translation>Elija un modelo base para ver las longitudes en tokens.</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>filas</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>entrenados</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediana</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>más larga</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>muy largas</translation>
    </message>
    <message>
        <source>Import a CSV, TSV, JSON, JSONL, Parquet or text file, or drop one here. You will see exactly which tokens the model learns from.</source>
        <translation>Importe un archivo CSV, TSV, JSON, JSONL, Parquet o de texto, o suelte uno aquí. Verá exactamente de qué tokens aprende el modelo.</translation>
    </message>
    <message>
        <source>Data sets (%1);;All files (*)</source>
        <translation>Conjuntos de datos (%1);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>lorica::DeviceTiles</name>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of 1 core</source>
        <translation>Parte de Lorica en 1 núcleo</translation>
    </message>
    <message>
        <source>Lorica&apos;s share of %1 cores</source>
        <translation>Parte de Lorica en %1 núcleos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 by Lorica</source>
        <translation>%1 de Lorica</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>where runs are kept</source>
        <translation>donde se guardan las ejecuciones</translation>
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
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>This row cannot be read</source>
        <translation>Esta fila no se puede leer</translation>
    </message>
    <message>
        <source>Changed since it was opened</source>
        <translation>Cambiada desde que se abrió</translation>
    </message>
</context>
<context>
    <name>lorica::EditSession</name>
    <message>
        <source>Opening</source>
        <translation>Abriendo</translation>
    </message>
    <message>
        <source>The tags and notes of %1 rows were not taken: their rows are not in the file any more.</source>
        <translation>No se han recuperado las etiquetas y notas de %1 filas: esas filas ya no están en el archivo.</translation>
    </message>
    <message>
        <source>Filtering</source>
        <translation>Filtrando</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Ordenando</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Not found in the rows shown.</source>
        <translation>No se ha encontrado en las filas mostradas.</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Reemplazando</translation>
    </message>
    <message>
        <source>Replaced in 1 row.</source>
        <translation>Reemplazado en 1 fila.</translation>
    </message>
    <message>
        <source>Replaced in %1 rows.</source>
        <translation>Reemplazado en %1 filas.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Buscando duplicados</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Comparing with the held-out file</source>
        <translation>Comparando con el archivo reservado</translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation>Fugas</translation>
    </message>
    <message>
        <source>Comparing with the import</source>
        <translation>Comparando con la importación</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>was: %1</source>
        <translation>antes: %1</translation>
    </message>
</context>
<context>
    <name>lorica::ExperimentsPage</name>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>Detenida sin guardar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenando</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpida</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>Nuevo barrido</translation>
    </message>
    <message>
        <source>Train one run for every value of a setting</source>
        <translation>Entrenar una ejecución por cada valor de un ajuste</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Guardar como CSV</translation>
    </message>
    <message>
        <source>Write the table on view to a file</source>
        <translation>Escribir en un archivo la tabla que se muestra</translation>
    </message>
    <message>
        <source>Continue sweep</source>
        <translation>Continuar barrido</translation>
    </message>
    <message>
        <source>Stop sweep</source>
        <translation>Detener barrido</translation>
    </message>
    <message>
        <source>Save the run in training and end; the sweep can be continued</source>
        <translation>Guardar la ejecución en curso y terminar; el barrido se puede continuar</translation>
    </message>
    <message>
        <source>No experiments yet</source>
        <translation>Aún no hay experimentos</translation>
    </message>
    <message>
        <source>Runs are listed here to be sorted, overlaid and compared; a sweep trains one run for every value of a setting and recommends one.</source>
        <translation>Aquí se listan las ejecuciones para ordenarlas, superponerlas y compararlas; un barrido entrena una ejecución por cada valor de un ajuste y recomienda una.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>Barridos</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>En reserva</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entrenables</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Iniciada</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Ajustes que difieren</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>Progreso del barrido</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>Ejecuciones del barrido</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 ejecuciones</translation>
    </message>
    <message>
        <source>1 sweep</source>
        <translation>1 barrido</translation>
    </message>
    <message>
        <source>%1 sweeps</source>
        <translation>%1 barridos</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimentos</translation>
    </message>
    <message>
        <source>Choose runs in the table; Ctrl adds one</source>
        <translation>Elija ejecuciones en la tabla; Ctrl añade otra</translation>
    </message>
    <message>
        <source>%1, held out</source>
        <translation>%1, en reserva</translation>
    </message>
    <message>
        <source>The curves of the first six are shown. Choose two runs to see which settings differ.</source>
        <translation>Se muestran las curvas de las seis primeras. Elija dos ejecuciones para ver en qué ajustes difieren.</translation>
    </message>
    <message>
        <source>Choose two runs to see which settings differ (Ctrl or Shift and a click, or Shift and the arrow keys).</source>
        <translation>Elija dos ejecuciones para ver en qué ajustes difieren (Ctrl o Shift y un clic, o Shift y las teclas de flecha).</translation>
    </message>
    <message>
        <source>Both runs have the same settings.</source>
        <translation>Ambas ejecuciones tienen los mismos ajustes.</translation>
    </message>
    <message>
        <source>1 setting differs</source>
        <translation>1 ajuste difiere</translation>
    </message>
    <message>
        <source>%1 settings differ</source>
        <translation>%1 ajustes difieren</translation>
    </message>
    <message>
        <source>No sweeps yet</source>
        <translation>Aún no hay barridos</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4 · held-out loss of the base %5</source>
        <translation>%1 · %2 · %3 con %4 · pérdida en reserva del modelo base %5</translation>
    </message>
    <message>
        <source>halving</source>
        <translation>descarte sucesivo</translation>
    </message>
    <message>
        <source>every run to its end</source>
        <translation>cada ejecución hasta el final</translation>
    </message>
    <message>
        <source>New sweep trains one run for every value of a setting, the rank for instance.</source>
        <translation>Nuevo barrido entrena una ejecución por cada valor de un ajuste, por ejemplo el rango.</translation>
    </message>
    <message>
        <source>Recommended: %1. %2</source>
        <translation>Recomendada: %1. %2</translation>
    </message>
    <message>
        <source>Best so far: %1. %2</source>
        <translation>La mejor hasta ahora: %1. %2</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>A la espera de su turno</translation>
    </message>
    <message>
        <source>Save the table as CSV</source>
        <translation>Guardar la tabla como CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Archivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>The table is in %1.</source>
        <translation>La tabla está en %1.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>Train the runs that are missing or have failed</source>
        <translation>Entrena las ejecuciones que faltan o han fallado</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Abrir ejecución</translation>
    </message>
    <message>
        <source>Show the chosen run, or else the recommended one, on the Train page: to chat with its adapter, merge it or train on</source>
        <translation>Muestra la ejecución elegida, o si no la recomendada, en la página de entrenamiento: para conversar con su adaptador, fusionarlo o seguir entrenando</translation>
    </message>
</context>
<context>
    <name>lorica::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Write it; nothing that exists is overwritten</source>
        <translation>Escribirlo; no se sobrescribe nada que exista</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en carpeta</translation>
    </message>
    <message>
        <source>Open the file manager where it lies</source>
        <translation>Abrir el gestor de archivos donde se encuentra</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Chatear con él</translation>
    </message>
    <message>
        <source>Talk to the exported model</source>
        <translation>Hablar con el modelo exportado</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>Aún no hay nada que exportar</translation>
    </message>
    <message>
        <source>Choose a base model, and an adapter if you have trained one: they are written here for other programs.</source>
        <translation>Elija un modelo base, y un adaptador si ha entrenado uno: aquí se escriben para otros programas.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Examinar</translation>
    </message>
    <message>
        <source>Browse for a base model</source>
        <translation>Examinar para elegir un modelo base</translation>
    </message>
    <message>
        <source>Browse for an adapter folder</source>
        <translation>Examinar para elegir una carpeta de adaptador</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Type of the numbers</source>
        <translation>Tipo de los números</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Merge into the quantized numbers that the adapter was trained on</source>
        <translation>Fusionar con los números cuantizados con los que se entrenó el adaptador</translation>
    </message>
    <message>
        <source>Off: into the base&apos;s own weights. Which of the two answers better depends on the adapter: compare them on held-out rows.</source>
        <translation>Desactivado: con los pesos propios del modelo base. Cuál de los dos responde mejor depende del adaptador: compárelos con filas reservadas.</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Archivo o carpeta de destino</translation>
    </message>
    <message>
        <source>Browse for a place to write to</source>
        <translation>Examinar para elegir dónde escribir</translation>
    </message>
    <message>
        <source>Prove it: read it back and compare it with base and adapter</source>
        <translation>Verificar: volver a leer y comparar con el modelo base y el adaptador</translation>
    </message>
    <message>
        <source>Every tensor, tokens, template, ends of text and probabilities. Base and export are loaded one after the other; where the proof fails, nothing is left.</source>
        <translation>Cada tensor, los tokens, la plantilla, los finales de texto y las probabilidades. El modelo base y la exportación se cargan uno tras otro; si la verificación falla, no queda nada.</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progreso de la exportación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>ON THE COMMAND LINE</source>
        <translation>EN LA LÍNEA DE COMANDOS</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Lo mismo en la línea de comandos</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Copiar la línea de comandos</translation>
    </message>
    <message>
        <source>None: the base alone</source>
        <translation>Ninguno: solo el modelo base</translation>
    </message>
    <message>
        <source> · about %1</source>
        <translation> · unos %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>%1, %2 parameters, stored as %3, %4</source>
        <translation>%1, %2 parámetros, guardado como %3, %4</translation>
    </message>
    <message>
        <source>Choose an adapter: this format holds nothing else.</source>
        <translation>Elija un adaptador: este formato no contiene otra cosa.</translation>
    </message>
    <message>
        <source>About %1 to write</source>
        <translation>Se escribirán unos %1</translation>
    </message>
    <message>
        <source>%1 free on that disk</source>
        <translation>%1 libres en ese disco</translation>
    </message>
    <message>
        <source> · %1 of %2</source>
        <translation> · %1 de %2</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Escrito</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>No escrito</translation>
    </message>
    <message>
        <source>Nothing was left behind.</source>
        <translation>No ha quedado ningún resto.</translation>
    </message>
    <message>
        <source>%1
%2, %3 tensors in %4</source>
        <translation>%1
%2, %3 tensores en %4</translation>
    </message>
    <message>
        <source>; the adapter changed %1</source>
        <translation>; el adaptador ha cambiado %1</translation>
    </message>
    <message>
        <source>Proved: read back, it is base and adapter.</source>
        <translation>Verificado: leído de nuevo, es el modelo base con el adaptador.</translation>
    </message>
    <message>
        <source>Not proved: read back, it is not base and adapter.</source>
        <translation>No verificado: leído de nuevo, no es el modelo base con el adaptador.</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>Elegir un archivo GGUF o el config.json de una carpeta de modelo</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modelos (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Choose the folder of a PEFT adapter</source>
        <translation>Elegir la carpeta de un adaptador PEFT</translation>
    </message>
    <message>
        <source>Folder to write into</source>
        <translation>Carpeta en la que escribir</translation>
    </message>
    <message>
        <source>Model folder (safetensors)</source>
        <translation>Carpeta de modelo (safetensors)</translation>
    </message>
    <message>
        <source>Merged weights with config, tokenizer and chat template: transformers, vLLM and Lorica load it.</source>
        <translation>Pesos fusionados con configuración, tokenizador y plantilla de chat: los cargan transformers, vLLM y Lorica.</translation>
    </message>
    <message>
        <source>GGUF file</source>
        <translation>Archivo GGUF</translation>
    </message>
    <message>
        <source>Merged and, if you like, quantized: for llama.cpp, Ollama and LM Studio.</source>
        <translation>Fusionado y, si se desea, cuantizado: para llama.cpp, Ollama y LM Studio.</translation>
    </message>
    <message>
        <source>GGUF adapter</source>
        <translation>Adaptador GGUF</translation>
    </message>
    <message>
        <source>The adapter alone, for llama.cpp&apos;s --lora over the same base.</source>
        <translation>Solo el adaptador, para la opción --lora de llama.cpp sobre el mismo modelo base.</translation>
    </message>
    <message>
        <source>nearly lossless</source>
        <translation>casi sin pérdida</translation>
    </message>
    <message>
        <source>small, the usual choice</source>
        <translation>pequeño, lo habitual</translation>
    </message>
    <message>
        <source>a little larger, a little better</source>
        <translation>algo mayor, algo mejor</translation>
    </message>
    <message>
        <source>close to q8_0</source>
        <translation>cercano a q8_0</translation>
    </message>
    <message>
        <source>older block type</source>
        <translation>tipo de bloque antiguo</translation>
    </message>
    <message>
        <source>older block type, fast on processors</source>
        <translation>tipo de bloque antiguo, rápido en procesadores</translation>
    </message>
    <message>
        <source>the base&apos;s numbers in 16 bits</source>
        <translation>los números del modelo base en 16 bits</translation>
    </message>
    <message>
        <source>16 bits, for older programs</source>
        <translation>16 bits, para programas antiguos</translation>
    </message>
    <message>
        <source>everything, twice as large</source>
        <translation>todo, el doble de grande</translation>
    </message>
    <message>
        <source>as the base</source>
        <translation>como el modelo base</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 bits</translation>
    </message>
    <message>
        <source>16 bits, for older graphics cards</source>
        <translation>16 bits, para tarjetas gráficas antiguas</translation>
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
        <translation>vacío</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Volver a %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Restablecer %1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>one, two, …</source>
        <translation>uno, dos, …</translation>
    </message>
</context>
<context>
    <name>lorica::FindBar</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Reemplazar con</translation>
    </message>
    <message>
        <source>In a regular expression, $1 is what the first group matched and ${name} a named one</source>
        <translation>En una expresión regular, $1 es lo que encontró el primer grupo y ${name} lo de un grupo con nombre</translation>
    </message>
    <message>
        <source>Column to search</source>
        <translation>Columna en la que buscar</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Expresión regular</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Distinguir mayúsculas</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Replace in selection</source>
        <translation>Reemplazar en selección</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>In every row shown; one step of the history</source>
        <translation>En todas las filas mostradas; un solo paso del historial</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Any column</source>
        <translation>Cualquier columna</translation>
    </message>
</context>
<context>
    <name>lorica::FindCommandDialog</name>
    <message>
        <source>Find a command</source>
        <translation>Buscar un comando</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Escriba el nombre de un comando</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
</context>
<context>
    <name>lorica::FindingModel</name>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
</context>
<context>
    <name>lorica::ForecastCard</name>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>adaptador</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>optimizador</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>activaciones</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programa</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Previsión</translation>
    </message>
    <message>
        <source>Memory the run is expected to take, of what is free now; the paler end is the forecast&apos;s uncertainty.</source>
        <translation>Memoria que se espera que ocupe la ejecución, de la que ahora está libre; el extremo más claro es la incertidumbre de la previsión.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entrenables</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>Todo listo para empezar.</translation>
    </message>
    <message>
        <source>Choose a model and a data set to see whether the run fits and how long it takes.</source>
        <translation>Elija un modelo y un conjunto de datos para ver si la ejecución cabe y cuánto tarda.</translation>
    </message>
    <message>
        <source>Looking again …</source>
        <translation>Calculando de nuevo …</translation>
    </message>
    <message>
        <source>Looking at model and data …</source>
        <translation>Examinando el modelo y los datos …</translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation>Cabe en este equipo</translation>
    </message>
    <message>
        <source>Does not fit this machine</source>
        <translation>No cabe en este equipo</translation>
    </message>
    <message>
        <source>No forecast.</source>
        <translation>Sin previsión.</translation>
    </message>
    <message>
        <source>%1 of %2 free</source>
        <translation>%1 de %2 libres</translation>
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
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Stopped, not saved</source>
        <translation>Detenida sin guardar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpida</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Aún no hay ejecuciones</translation>
    </message>
    <message>
        <source>Import a data set, choose a model, start training: each run is listed here with its curve.</source>
        <translation>Importe un conjunto de datos, elija un modelo, inicie el entrenamiento: cada ejecución aparece aquí con su curva.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Loss curve</source>
        <translation>Curva de pérdida</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Iniciada</translation>
    </message>
    <message>
        <source>Return or a double click opens a run; an interrupted one can be resumed there.</source>
        <translation>Return o un doble clic abre una ejecución; las interrumpidas se pueden reanudar allí.</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 ejecuciones</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenando</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Abrir la demo</translation>
    </message>
    <message>
        <source>Set up a run on a small data set that comes with Lorica; any model will do</source>
        <translation>Prepara una ejecución con un pequeño conjunto de datos incluido en Lorica; sirve cualquier modelo</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>%1 was interrupted at step %2 of %3.</source>
        <translation>%1 se interrumpió en el paso %2 de %3.</translation>
    </message>
    <message>
        <source>%1 was interrupted before its first step.</source>
        <translation>%1 se interrumpió antes de su primer paso.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
</context>
<context>
    <name>lorica::ImportSheet</name>
    <message>
        <source>Import data</source>
        <translation>Importar datos</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>What the model will learn</source>
        <translation>Lo que aprenderá el modelo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Recognise it</source>
        <translation>Detectarla</translation>
    </message>
    <message>
        <source>Instruction and response</source>
        <translation>Instrucción y respuesta</translation>
    </message>
    <message>
        <source>Prompt and completion</source>
        <translation>Prompt y compleción</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>ShareGPT</source>
        <translation>ShareGPT</translation>
    </message>
    <message>
        <source>Raw text</source>
        <translation>Texto sin formato</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Estructura</translation>
    </message>
    <message>
        <source>For instance: Describe the restaurant: {mr}</source>
        <translation>Por ejemplo: Describa el restaurante: {mr}</translation>
    </message>
    <message>
        <source>Left to the model&apos;s template</source>
        <translation>Lo decide la plantilla del modelo</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt de sistema</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>Columnas: %1</translation>
    </message>
    <message>
        <source>Choose the columns: %1.</source>
        <translation>Elija las columnas: %1.</translation>
    </message>
    <message>
        <source>%1 rows. Which column is which?</source>
        <translation>%1 filas. ¿Qué es cada columna?</translation>
    </message>
    <message>
        <source>This file cannot be used.</source>
        <translation>Este archivo no se puede usar.</translation>
    </message>
    <message>
        <source>%1 rows, shape %2</source>
        <translation>%1 filas, estructura %2</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>Línea %1: %2.</translation>
    </message>
    <message>
        <source>Line %1, %2: %3.</source>
        <translation>Línea %1, %2: %3.</translation>
    </message>
    <message>
        <source>1 row cannot be used.</source>
        <translation>1 fila no se puede usar.</translation>
    </message>
    <message>
        <source>%1 rows cannot be used.</source>
        <translation>%1 filas no se pueden usar.</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Plantilla de prompt</translation>
    </message>
</context>
<context>
    <name>lorica::JobList</name>
    <message>
        <source>Loading the model</source>
        <translation>Carga del modelo</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>Lectura de los datos</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Fusión</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportación</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Proving an export</source>
        <translation>Verificación de exportación</translation>
    </message>
    <message>
        <source>Blending</source>
        <translation>Mezcla</translation>
    </message>
    <message>
        <source>Making a routing</source>
        <translation>Creación de enrutamiento</translation>
    </message>
    <message>
        <source>Choosing adapters</source>
        <translation>Elección de adaptadores</translation>
    </message>
</context>
<context>
    <name>lorica::JobsStrip</name>
    <message>
        <source>What waits in line</source>
        <translation>Lo que espera en la cola</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1 in line</source>
        <translation>%1 en cola</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>   step %1/%2</source>
        <translation>   paso %1/%2</translation>
    </message>
    <message>
        <source>   %1 left</source>
        <translation>   quedan %1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Cancelar: %1</translation>
    </message>
    <message>
        <source>Run next</source>
        <translation>Adelantar</translation>
    </message>
    <message>
        <source>Run next: %1</source>
        <translation>Adelantar: %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take out of the line: %1</source>
        <translation>Quitar de la cola: %1</translation>
    </message>
</context>
<context>
    <name>lorica::JudgePresenter</name>
    <message>
        <source>Cut at the longest answer</source>
        <translation>Cortada en la longitud máxima</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
</context>
<context>
    <name>lorica::JudgeView</name>
    <message>
        <source>facts</source>
        <translation>exactitud</translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>exhaustividad</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>instrucción</translation>
    </message>
    <message>
        <source>style</source>
        <translation>estilo</translation>
    </message>
    <message>
        <source>length</source>
        <translation>longitud</translation>
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
        <translation>Un modelo</translation>
    </message>
    <message>
        <source>The other model</source>
        <translation>El otro modelo</translation>
    </message>
    <message>
        <source>Where the prompts come from</source>
        <translation>De dónde salen los prompts</translation>
    </message>
    <message>
        <source>against</source>
        <translation>frente a</translation>
    </message>
    <message>
        <source>on</source>
        <translation>con</translation>
    </message>
    <message>
        <source>Take the prompts from a file</source>
        <translation>Tomar los prompts de un archivo</translation>
    </message>
    <message>
        <source>Names stay hidden after the vote</source>
        <translation>Ocultar los nombres también tras el voto</translation>
    </message>
    <message>
        <source>They are shown by the results only</source>
        <translation>Solo se muestran en los resultados</translation>
    </message>
    <message>
        <source>Show some pairs twice</source>
        <translation>Mostrar algunos pares dos veces</translation>
    </message>
    <message>
        <source>After every ten votes a pair comes again, sides drawn anew: the results tell how often the verdict was the same</source>
        <translation>Tras cada diez votos vuelve un par, con los lados sorteados de nuevo: los resultados dicen cuántas veces el veredicto fue el mismo</translation>
    </message>
    <message>
        <source>Category, for results of its own</source>
        <translation>Categoría, con resultados propios</translation>
    </message>
    <message>
        <source>Category of the prompt</source>
        <translation>Categoría del prompt</translation>
    </message>
    <message>
        <source>Prompt for both models</source>
        <translation>Prompt para ambos modelos</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Respuesta %1</translation>
    </message>
    <message>
        <source>What decided: kept with the verdict</source>
        <translation>Qué lo decidió: se guarda con el veredicto</translation>
    </message>
    <message>
        <source>Decided by %1</source>
        <translation>Decidido por %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note on the verdict</source>
        <translation>Nota sobre el veredicto</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A es mejor</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B es mejor</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Empate</translation>
    </message>
    <message>
        <source>Both are bad</source>
        <translation>Ambas son malas</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Tecla %1</translation>
    </message>
    <message>
        <source>Take the vote back</source>
        <translation>Retirar el voto</translation>
    </message>
    <message>
        <source>Prompts I type</source>
        <translation>Prompts que escribo</translation>
    </message>
    <message>
        <source>Choose a file of prompts</source>
        <translation>Elegir un archivo de prompts</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Filas de %1</translation>
    </message>
    <message>
        <source>Ask both</source>
        <translation>Preguntar a ambos</translation>
    </message>
    <message>
        <source>First prompt</source>
        <translation>Primer prompt</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Next prompt</source>
        <translation>Siguiente prompt</translation>
    </message>
    <message>
        <source>The prompt of the set stands here</source>
        <translation>Aquí aparece el prompt del conjunto</translation>
    </message>
    <message>
        <source>Write a prompt. Return asks both models, Shift+Return begins a new line.</source>
        <translation>Escriba un prompt. Return pregunta a ambos modelos, Shift+Return empieza una línea nueva.</translation>
    </message>
    <message>
        <source>There is one model only. Train an adapter or add another model to have two to compare.</source>
        <translation>Solo hay un modelo. Entrene un adaptador o añada otro modelo para tener dos que comparar.</translation>
    </message>
    <message>
        <source>Choose two different models.</source>
        <translation>Elija dos modelos distintos.</translation>
    </message>
    <message>
        <source>Reading the prompts</source>
        <translation>Leyendo los prompts</translation>
    </message>
    <message>
        <source>Both answer the same prompt; which of them stands left is drawn each time.</source>
        <translation>Ambos responden al mismo prompt; cuál queda a la izquierda se sortea cada vez.</translation>
    </message>
    <message>
        <source>Answering. The verdict waits for both.</source>
        <translation>Respondiendo. El veredicto espera a ambos.</translation>
    </message>
    <message>
        <source>An answer is missing, so there is nothing to judge.</source>
        <translation>Falta una respuesta, así que no hay nada que juzgar.</translation>
    </message>
    <message>
        <source>Your verdict: keys 1, 2, 3 and 4.</source>
        <translation>Su veredicto: teclas 1, 2, 3 y 4.</translation>
    </message>
    <message>
        <source>Keeping the vote</source>
        <translation>Guardando el voto</translation>
    </message>
    <message>
        <source>The vote is kept.</source>
        <translation>El voto está guardado.</translation>
    </message>
    <message>
        <source>1 vote since the start</source>
        <translation>1 voto desde el inicio</translation>
    </message>
    <message>
        <source>%1 votes since the start</source>
        <translation>%1 votos desde el inicio</translation>
    </message>
    <message>
        <source>There is no prompt</source>
        <translation>No hay ningún prompt</translation>
    </message>
    <message>
        <source>No prompt of the set is left</source>
        <translation>No queda ningún prompt del conjunto</translation>
    </message>
    <message>
        <source>%1 of %2 prompts left</source>
        <translation>Quedan %1 de %2 prompts</translation>
    </message>
</context>
<context>
    <name>lorica::KeepAwake</name>
    <message>
        <source>A run is training</source>
        <translation>Hay una ejecución entrenando</translation>
    </message>
</context>
<context>
    <name>lorica::KeptConversation</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt de sistema</translation>
    </message>
</context>
<context>
    <name>lorica::KnownAdapter</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 sobre %2</translation>
    </message>
    <message>
        <source>%1 (%2) on %3</source>
        <translation>%1 (%2) en %3</translation>
    </message>
    <message>
        <source>There is an adapter of this name already.</source>
        <translation>Ya existe un adaptador con este nombre.</translation>
    </message>
    <message>
        <source>A name has letters, no slash and no dot in front.</source>
        <translation>Un nombre tiene letras, no lleva barras y no empieza por punto.</translation>
    </message>
</context>
<context>
    <name>lorica::LengthHistogram</name>
    <message>
        <source>Lengths of the rows in tokens</source>
        <translation>Longitudes de las filas en tokens</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>length %1 →</source>
        <translation>longitud %1 →</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>longitud %1</translation>
    </message>
</context>
<context>
    <name>lorica::LogDrawer</name>
    <message>
        <source> … (%1 characters)</source>
        <translation> … (%1 caracteres)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Avisos y errores</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Nivel mínimo</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>The chosen lines, or all that are shown</source>
        <translation>Las líneas elegidas o todas las que se muestran</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Cerrar el registro</translation>
    </message>
    <message>
        <source>The engine is ready</source>
        <translation>El motor está listo</translation>
    </message>
    <message>
        <source>Checkpoint at step %1: %2</source>
        <translation>Checkpoint en el paso %1: %2</translation>
    </message>
    <message>
        <source>%1 lines; %2 older ones were let go</source>
        <translation>%1 líneas; se han descartado %2 más antiguas</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 líneas</translation>
    </message>
</context>
<context>
    <name>lorica::MainWindow</name>
    <message>
        <source>The diagnostics are on the clipboard. They name folders of this machine: look before you send them.</source>
        <translation>El diagnóstico está en el portapapeles. Nombra carpetas de este equipo: revíselo antes de enviarlo.</translation>
    </message>
    <message>
        <source>It took %1.</source>
        <translation>Ha tardado %1.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1: ha fallado %2</translation>
    </message>
    <message>
        <source>%1 ended: %2</source>
        <translation>%1: ha terminado %2</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>Hay una ejecución entrenando</translation>
    </message>
    <message>
        <source>A run is training.</source>
        <translation>Hay una ejecución entrenando.</translation>
    </message>
    <message>
        <source>Quitting writes a checkpoint first; Home offers to resume the run from there. What waits in line is dropped.</source>
        <translation>Al salir se escribe antes un checkpoint; Inicio ofrece reanudar la ejecución desde ahí. Lo que espera en la cola se descarta.</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Guardar y salir</translation>
    </message>
    <message>
        <source>Train on in the tray</source>
        <translation>Seguir en la bandeja</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>%1 is neither a data set nor a model nor an adapter nor a run. Data sets are CSV, TSV, JSON, JSONL, Parquet or text files; models are GGUF files or folders with config.json; adapters are PEFT folders or zips of them; settings are called run.json.</source>
        <translation>%1 no es ni un conjunto de datos, ni un modelo, ni un adaptador, ni una ejecución. Los conjuntos de datos son archivos CSV, TSV, JSON, JSONL, Parquet o de texto; los modelos son archivos GGUF o carpetas con config.json; los adaptadores son carpetas PEFT o zips de ellas; los ajustes se llaman run.json.</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureBars</name>
    <message>
        <source>Measure to compare</source>
        <translation>Medida que se compara</translation>
    </message>
    <message>
        <source>Bars of the measure; the table has the same figures</source>
        <translation>Barras de la medida; la tabla tiene las mismas cifras</translation>
    </message>
</context>
<context>
    <name>lorica::MeasureTable</name>
    <message>
        <source>lower is better</source>
        <translation>cuanto menor, mejor</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>cuanto mayor, mejor</translation>
    </message>
    <message>
        <source>Measures by method</source>
        <translation>Medidas por método</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Runs tells why</source>
        <translation>«Ejecuciones» dice por qué</translation>
    </message>
    <message>
        <source>The best of the methods</source>
        <translation>El mejor de los métodos</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fallidas</translation>
    </message>
</context>
<context>
    <name>lorica::MergeDialog</name>
    <message>
        <source>Merge and export</source>
        <translation>Fusionar y exportar</translation>
    </message>
    <message>
        <source>Adds the adapter to its base and writes a safetensors folder with config, tokenizer and chat template, as transformers loads it. The base and the adapter stay as they are.</source>
        <translation>Suma el adaptador a su modelo base y escribe una carpeta safetensors con configuración, tokenizador y plantilla de chat, tal como la carga transformers. El modelo base y el adaptador no cambian.</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Examinar</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>As the base</source>
        <translation>El del modelo base</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Otros formatos</translation>
    </message>
    <message>
        <source>GGUF files and adapters: on the Export page</source>
        <translation>Archivos GGUF y adaptadores: en la página Exportar</translation>
    </message>
    <message>
        <source>Folder to put the model folder into</source>
        <translation>Carpeta en la que poner la carpeta del modelo</translation>
    </message>
    <message>
        <source>Name a folder.</source>
        <translation>Indique una carpeta.</translation>
    </message>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Indique la ruta completa, desde /.</translation>
    </message>
    <message>
        <source>This folder exists already. Choose a new name: nothing is overwritten.</source>
        <translation>Esta carpeta ya existe. Elija un nombre nuevo: no se sobrescribe nada.</translation>
    </message>
</context>
<context>
    <name>lorica::MixRows</name>
    <message>
        <source>Mix with another data set</source>
        <translation>Mezclar con otro conjunto de datos</translation>
    </message>
    <message>
        <source>How often the rows of %1 are taken</source>
        <translation>Cuántas veces se toman las filas de %1</translation>
    </message>
    <message>
        <source>0.5 takes half of its rows, 3 takes each three times</source>
        <translation>0.5 toma la mitad de sus filas, 3 toma cada una tres veces</translation>
    </message>
    <message>
        <source>times</source>
        <translation>veces</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>lorica::ModelsPage</name>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Hub cache</source>
        <translation>Caché del Hub</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Reciente</translation>
    </message>
    <message>
        <source>No models yet</source>
        <translation>Aún no hay modelos</translation>
    </message>
    <message>
        <source>Add a GGUF file or a folder with config.json, or drop one here. Models of the library and of the Hugging Face cache are found by themselves.</source>
        <translation>Añada un archivo GGUF o una carpeta con config.json, o suéltelos aquí. Los modelos de la biblioteca y de la caché de Hugging Face se encuentran solos.</translation>
    </message>
    <message>
        <source>Use for training</source>
        <translation>Usar para entrenar</translation>
    </message>
    <message>
        <source>Set up a run over this model</source>
        <translation>Configurar una ejecución con este modelo</translation>
    </message>
    <message>
        <source>Open chat</source>
        <translation>Abrir chat</translation>
    </message>
    <message>
        <source>Talk to this model</source>
        <translation>Hablar con este modelo</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en carpeta</translation>
    </message>
    <message>
        <source>Open the file manager where the model lies</source>
        <translation>Abrir el gestor de archivos donde se encuentra el modelo</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>The files stay</source>
        <translation>Los archivos se conservan</translation>
    </message>
    <message>
        <source>Add file</source>
        <translation>Añadir archivo</translation>
    </message>
    <message>
        <source>Add a GGUF file, or the config.json of a model folder</source>
        <translation>Añadir un archivo GGUF o el config.json de una carpeta de modelo</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Añadir carpeta</translation>
    </message>
    <message>
        <source>Add a folder with config.json and safetensors files</source>
        <translation>Añadir una carpeta con config.json y archivos safetensors</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arquitectura</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Stored as</source>
        <translation>Guardado como</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>En disco</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>MEMORY OF THE WEIGHTS</source>
        <translation>MEMORIA DE LOS PESOS</translation>
    </message>
    <message>
        <source>Training needs more: the Train page forecasts how much.</source>
        <translation>Entrenar necesita más: la página Entrenar prevé cuánto.</translation>
    </message>
    <message>
        <source>CHAT TEMPLATE</source>
        <translation>PLANTILLA DE CHAT</translation>
    </message>
    <message>
        <source>The files hold none: prompts go to the model as they are.</source>
        <translation>Los archivos no contienen ninguna: los prompts llegan al modelo tal cual.</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Plantilla de chat</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Examinando…</translation>
    </message>
    <message>
        <source>1 model</source>
        <translation>1 modelo</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 modelos</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>leyendo…</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>no se puede usar</translation>
    </message>
    <message>
        <source>It lies in the Hugging Face cache and is listed as long as it is there</source>
        <translation>Está en la caché de Hugging Face y aparece en la lista mientras siga allí</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>No se puede usar</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>menos del 0,1&#xa0;%</translation>
    </message>
    <message>
        <source>not told by the files</source>
        <translation>los archivos no lo dicen</translation>
    </message>
    <message>
        <source>Add a model folder</source>
        <translation>Añadir una carpeta de modelo</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modelos (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>architecture</source>
        <translation>arquitectura</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>parámetros</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>capas</translation>
    </message>
    <message>
        <source>hidden size</source>
        <translation>dimensión oculta</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>cabezas</translation>
    </message>
    <message>
        <source>%1, %2 for keys and values</source>
        <translation>%1, %2 para claves y valores</translation>
    </message>
    <message>
        <source>context</source>
        <translation>contexto</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>vocabulary</source>
        <translation>vocabulario</translation>
    </message>
    <message>
        <source>stored as</source>
        <translation>almacenado como</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>en disco</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>licencia</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Type a message and see what this model reads of it</source>
        <translation>Escriba un mensaje y vea lo que este modelo lee de él</translation>
    </message>
</context>
<context>
    <name>lorica::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>lorica::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Runs, models and this file are kept in %1</source>
        <translation>Las ejecuciones, los modelos y este archivo se guardan en %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Key of %1</source>
        <translation>Tecla de %1</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Reset the key of %1</source>
        <translation>Restablecer la tecla de %1</translation>
    </message>
    <message>
        <source>%1 would take %2 from every text field; add Ctrl or Alt.</source>
        <translation>«%1» quitaría %2 a todos los campos de texto; añada Ctrl o Alt.</translation>
    </message>
    <message>
        <source>%1 belongs to both %2 and %3.</source>
        <translation>%1 pertenece a la vez a «%2» y «%3».</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSheet</name>
    <message>
        <source>%1 tokens, %2 of them control tokens</source>
        <translation>%1 tokens, %2 de ellos de control</translation>
    </message>
    <message>
        <source>The model has no chat template: it reads the texts as they are.</source>
        <translation>El modelo no tiene plantilla de chat: lee los textos tal como son.</translation>
    </message>
    <message>
        <source>What the model reads: %1</source>
        <translation>Lo que lee el modelo: %1</translation>
    </message>
    <message>
        <source>Tokens of the prompt</source>
        <translation>Tokens del prompt</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>The prompt as plain text, its control tokens spelled out</source>
        <translation>El prompt como texto sin formato, con los tokens de control escritos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Write a message to see what becomes of it</source>
        <translation>Escriba un mensaje para ver en qué se convierte</translation>
    </message>
    <message>
        <source>Left to the template</source>
        <translation>Lo decide la plantilla</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt de sistema</translation>
    </message>
</context>
<context>
    <name>lorica::PromptSource</name>
    <message>
        <source>Held-out rows of %1</source>
        <translation>Filas reservadas de %1</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Filas de %1</translation>
    </message>
</context>
<context>
    <name>lorica::RoutingCard</name>
    <message>
        <source>%1 of the adapters&apos; own %2 prompts go to the right one.</source>
        <translation>%1 de los %2 prompts propios de los adaptadores van al adaptador correcto.</translation>
    </message>
    <message>
        <source>Of held-out prompts %1 of %2 do.</source>
        <translation>De los prompts reservados, %1 de %2.</translation>
    </message>
    <message>
        <source>These adapters cannot be told apart by what they were trained on: give rules.</source>
        <translation>Estos adaptadores no se distinguen por aquello con lo que se entrenaron: indique reglas.</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Guardado en %1.</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Enrutamiento</translation>
    </message>
    <message>
        <source>Rules, one a line; they come before likeness:
name=prefix:TEXT, name=regex:EXPRESSION or name=tag:TEXT</source>
        <translation>Reglas, una por línea; tienen prioridad sobre el parecido:
nombre=prefix:TEXTO, nombre=regex:EXPRESIÓN o nombre=tag:TEXTO</translation>
    </message>
    <message>
        <source>Rules of the routing</source>
        <translation>Reglas del enrutamiento</translation>
    </message>
    <message>
        <source>Make a routing</source>
        <translation>Crear enrutamiento</translation>
    </message>
    <message>
        <source>Keeps training prompts of each marked adapter to compare with, and tries itself on their held-out prompts</source>
        <translation>Conserva prompts de entrenamiento de cada adaptador marcado para comparar y se prueba con los prompts reservados de esos adaptadores</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>A prompt: who would answer it?</source>
        <translation>Un prompt: ¿quién lo respondería?</translation>
    </message>
    <message>
        <source>Prompt to try</source>
        <translation>Prompt de prueba</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Mark two adapters or more in the table (Ctrl and click): each prompt then goes to the one that was trained on its like.</source>
        <translation>Marque dos o más adaptadores en la tabla (Ctrl y clic): cada prompt va entonces al que se entrenó con otros parecidos.</translation>
    </message>
    <message>
        <source>The marked adapters belong to different base models; a routing needs one.</source>
        <translation>Los adaptadores marcados son de modelos base distintos; un enrutamiento necesita uno solo.</translation>
    </message>
    <message>
        <source>Waiting for its turn …</source>
        <translation>A la espera de su turno …</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>The base alone</source>
        <translation>Solo el modelo base</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Chatear con él</translation>
    </message>
    <message>
        <source>Each question goes to the adapter that the routing chooses for it, and the answer tells which one that was</source>
        <translation>Cada pregunta va al adaptador que el enrutamiento elige para ella, y la respuesta dice cuál fue</translation>
    </message>
    <message>
        <source>A marked adapter&apos;s base is not known here.</source>
        <translation>El modelo base de un adaptador marcado no se conoce aquí.</translation>
    </message>
</context>
<context>
    <name>lorica::RowEditor</name>
    <message>
        <source>Parted by commas</source>
        <translation>Separadas por comas</translation>
    </message>
    <message>
        <source>Tags of the row</source>
        <translation>Etiquetas de la fila</translation>
    </message>
    <message>
        <source>Note on the row</source>
        <translation>Nota sobre la fila</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>The row as it is written</source>
        <translation>La fila tal como está escrita</translation>
    </message>
    <message>
        <source>More than %1 parts: the rest is only in the table.</source>
        <translation>Más de %1 partes: el resto solo está en la tabla.</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Fila %1</translation>
    </message>
    <message>
        <source>Select a row to see all of it.</source>
        <translation>Seleccione una fila para verla entera.</translation>
    </message>
    <message>
        <source>%1: the first %2 of %3; too long to edit here</source>
        <translation>%1: los primeros %2 de %3; demasiado largo para editarlo aquí</translation>
    </message>
    <message>
        <source>Turn %1, %2</source>
        <translation>Turno %1, %2</translation>
    </message>
</context>
<context>
    <name>lorica::RowPanel</name>
    <message>
        <source>Next row</source>
        <translation>Fila siguiente</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Fila anterior</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>Fila %1 de %2</translation>
    </message>
    <message>
        <source>Nothing to show before the columns are chosen.</source>
        <translation>No hay nada que mostrar hasta que se elijan las columnas.</translation>
    </message>
    <message>
        <source>Choose a base model to see the tokens.</source>
        <translation>Elija un modelo base para ver los tokens.</translation>
    </message>
    <message>
        <source>%1 trained  %2 ignored  %3 cut</source>
        <translation>%1 entrenados  %2 ignorados  %3 cortados</translation>
    </message>
</context>
<context>
    <name>lorica::RunChoices</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>Otros ajustes</translation>
    </message>
    <message>
        <source>The defaults</source>
        <translation>Los predeterminados</translation>
    </message>
    <message>
        <source>As in %1</source>
        <translation>Como en %1</translation>
    </message>
</context>
<context>
    <name>lorica::RunView</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Trainable parameters, all parameters, and the share of the trainable ones</source>
        <translation>Parámetros entrenables, todos los parámetros y la proporción de los entrenables</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Pasos completados</translation>
    </message>
    <message>
        <source>Epoch done</source>
        <translation>Épocas completadas</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Fusionando</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel merging</source>
        <translation>Cancelar la fusión</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
    <message>
        <source>Waiting for the first step</source>
        <translation>A la espera del primer paso</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>evaluación</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norma del gradiente</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>norma del gradiente</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Tokens por segundo</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>tokens/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>memoria</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Smoothing of the strong lines: the weight of what came before</source>
        <translation>Suavizado de las líneas marcadas: el peso de lo anterior</translation>
    </message>
    <message>
        <source>Merging into %1</source>
        <translation>Fusionando en %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 on %4</source>
        <translation>%1 · %2 · %3 en %4</translation>
    </message>
    <message>
        <source>%1 / %2  %3</source>
        <translation>%1 / %2  %3</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>A la espera de su turno</translation>
    </message>
    <message>
        <source>Step %1 / %2</source>
        <translation>Paso %1 / %2</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>Época %1 / %2</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>ha tardado %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>The run ended before its first step</source>
        <translation>La ejecución terminó antes de su primer paso</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenando</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenida</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpida</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>What the charts are drawn over</source>
        <translation>Sobre qué se trazan los gráficos</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>rate %1, %2 steps</source>
        <translation>tasa %1, %2 pasos</translation>
    </message>
    <message>
        <source>Note at step %1</source>
        <translation>Nota en el paso %1</translation>
    </message>
    <message>
        <source>What is to be remembered here. An empty text takes the note away.</source>
        <translation>Lo que hay que recordar aquí. Un texto vacío quita la nota.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>What is shown below the charts</source>
        <translation>Qué se muestra bajo los gráficos</translation>
    </message>
    <message>
        <source>Load, %</source>
        <translation>Carga, %</translation>
    </message>
    <message>
        <source>processor, 100 for each core</source>
        <translation>procesador, 100 por núcleo</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Show the next chart here</source>
        <translation>Mostrar aquí el siguiente gráfico</translation>
    </message>
</context>
<context>
    <name>lorica::SampleTable</name>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>The row&apos;s own answer</source>
        <translation>Respuesta propia de la fila</translation>
    </message>
    <message>
        <source>Sample answers</source>
        <translation>Respuestas de muestra</translation>
    </message>
    <message>
        <source>The chosen sample, whole</source>
        <translation>La muestra elegida, entera</translation>
    </message>
</context>
<context>
    <name>lorica::SamplingPanel</name>
    <message>
        <source>Left to the template</source>
        <translation>Lo decide la plantilla</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt de sistema</translation>
    </message>
    <message>
        <source>What the model is told before the conversation</source>
        <translation>Lo que se le dice al modelo antes de la conversación</translation>
    </message>
    <message>
        <source>It has an effect with more than one beam only.</source>
        <translation>Solo tiene efecto con más de un haz.</translation>
    </message>
    <message>
        <source>It has no effect with several beams: nothing is drawn at random.</source>
        <translation>No tiene efecto con varios haces: nada se elige al azar.</translation>
    </message>
    <message>
        <source>It has no effect without sampling: the likeliest token is taken.</source>
        <translation>No tiene efecto sin muestreo: se toma el token más probable.</translation>
    </message>
    <message>
        <source>It has no effect at temperature 0: the likeliest token is taken.</source>
        <translation>No tiene efecto con temperatura 0: se toma el token más probable.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Every setting as it was at first; the system prompt stays</source>
        <translation>Todos los ajustes como al principio; el prompt del sistema se conserva</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Más ajustes</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Menos ajustes</translation>
    </message>
</context>
<context>
    <name>lorica::SetupView</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Básico</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experto</translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation>Qué ajustes se muestran</translation>
    </message>
    <message>
        <source>Run name</source>
        <translation>Nombre de la ejecución</translation>
    </message>
    <message>
        <source>No model yet: choose a GGUF file or a model folder</source>
        <translation>Aún no hay modelo: elija un archivo GGUF o una carpeta de modelo</translation>
    </message>
    <message>
        <source>%1 parameters · %2 · stored as %3 · </source>
        <translation>%1 parámetros · %2 · guardado como %3 · </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 filas</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>inutilizables: %1</translation>
    </message>
    <message>
        <source>prompt “%1”</source>
        <translation>prompt «%1»</translation>
    </message>
    <message>
        <source>A run needs a name.</source>
        <translation>Una ejecución necesita un nombre.</translation>
    </message>
    <message>
        <source>A name has no slash and no dot in front.</source>
        <translation>Un nombre no lleva barras ni empieza por punto.</translation>
    </message>
    <message>
        <source>There is a run of this name already.</source>
        <translation>Ya existe una ejecución con este nombre.</translation>
    </message>
    <message>
        <source>A run of this name waits in line.</source>
        <translation>Una ejecución con este nombre espera en la cola.</translation>
    </message>
    <message>
        <source>one setting has a value it cannot take</source>
        <translation>un ajuste tiene un valor no admitido</translation>
    </message>
    <message>
        <source>See the field in red.</source>
        <translation>Vea el campo en rojo.</translation>
    </message>
    <message>
        <source>another run is training</source>
        <translation>otra ejecución está entrenando</translation>
    </message>
    <message>
        <source>This one waits in line until that has ended.</source>
        <translation>Esta espera en la cola hasta que aquella termine.</translation>
    </message>
    <message>
        <source>the run writes about %1 and %2 are free</source>
        <translation>la ejecución escribe unos %1 y hay %2 libres</translation>
    </message>
    <message>
        <source>Free some of the disk that holds %1.</source>
        <translation>Libere espacio en el disco que contiene %1.</translation>
    </message>
    <message>
        <source>%1 changed · Reset</source>
        <translation>Cambios: %1 · Restablecer</translation>
    </message>
    <message>
        <source>Choose a GGUF file, or the config.json of a model folder</source>
        <translation>Elegir un archivo GGUF o el config.json de una carpeta de modelo</translation>
    </message>
    <message>
        <source>Models (*.gguf config.json)</source>
        <translation>Modelos (*.gguf config.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Learns small matrices beside the frozen weights. The usual choice.</source>
        <translation>Aprende matrices pequeñas junto a los pesos congelados. La opción habitual.</translation>
    </message>
    <message>
        <source>QLoRA</source>
        <translation>QLoRA</translation>
    </message>
    <message>
        <source>LoRA over a base in 4 bits: a quarter of the memory, a little slower.</source>
        <translation>LoRA sobre un modelo base en 4 bits: un cuarto de la memoria, algo más lento.</translation>
    </message>
    <message>
        <source>LoRA on 8 bits</source>
        <translation>LoRA en 8 bits</translation>
    </message>
    <message>
        <source>LoRA over a base in 8 bits: half the memory, closer to the original than 4 bits.</source>
        <translation>LoRA sobre un modelo base en 8 bits: la mitad de la memoria, más fiel al original que 4 bits.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoRA that learns direction and size apart. Often better at a low rank.</source>
        <translation>LoRA que aprende dirección y magnitud por separado. A menudo mejor con un rango bajo.</translation>
    </message>
    <message>
        <source>QDoRA</source>
        <translation>QDoRA</translation>
    </message>
    <message>
        <source>DoRA over a base in 4 bits.</source>
        <translation>DoRA sobre un modelo base en 4 bits.</translation>
    </message>
    <message>
        <source>(IA)³</source>
        <translation>(IA)³</translation>
    </message>
    <message>
        <source>Learns one factor for each output of some layers. Fewest parameters.</source>
        <translation>Aprende un factor por cada salida de algunas capas. El menor número de parámetros.</translation>
    </message>
    <message>
        <source>Prefix tuning</source>
        <translation>Prefix tuning</translation>
    </message>
    <message>
        <source>Learns keys and values before the text. Stays beside the base: it cannot be merged.</source>
        <translation>Aprende claves y valores delante del texto. Queda junto al modelo base: no se puede fusionar.</translation>
    </message>
    <message>
        <source>Bottleneck adapters</source>
        <translation>Adaptadores de cuello de botella</translation>
    </message>
    <message>
        <source>Small layers of their own between the layers. Stay beside the base: they cannot be merged.</source>
        <translation>Capas pequeñas propias entre las capas. Quedan junto al modelo base: no se pueden fusionar.</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>Ajuste fino completo</translation>
    </message>
    <message>
        <source>Every weight learns. Needs the most memory.</source>
        <translation>Aprenden todos los pesos. Es lo que más memoria necesita.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Preajustes</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2.</source>
        <translation>Se tomaron %1 ajustes de %2.</translation>
    </message>
    <message>
        <source>%1 settings were taken over from %2; %3 were not.</source>
        <translation>Se tomaron %1 ajustes de %2; %3 no.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrarlos</translation>
    </message>
    <message>
        <source>Not taken over:</source>
        <translation>No tomados:</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Guardar como preajuste…</translation>
    </message>
    <message>
        <source>Remove a preset</source>
        <translation>Quitar un preajuste</translation>
    </message>
    <message>
        <source>Open settings of a file…</source>
        <translation>Abrir ajustes de un archivo…</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Guardar como preajuste</translation>
    </message>
    <message>
        <source>Name. A preset of this name is replaced.</source>
        <translation>Nombre. Un preajuste con este nombre se reemplaza.</translation>
    </message>
    <message>
        <source>The preset “%1” is saved. On the command line: --preset.</source>
        <translation>El preajuste «%1» está guardado. En la línea de órdenes: --preset.</translation>
    </message>
    <message>
        <source>A run.json, an adapter_config.json of PEFT, or a YAML of LLaMA-Factory or Axolotl</source>
        <translation>Un run.json, un adapter_config.json de PEFT o un YAML de LLaMA-Factory o Axolotl</translation>
    </message>
    <message>
        <source>Settings (*.json *.yaml *.yml)</source>
        <translation>Ajustes (*.json *.yaml *.yml)</translation>
    </message>
    <message>
        <source>No data set yet: import a CSV, TSV, JSON, JSONL, Parquet or text file</source>
        <translation>Aún no hay conjunto de datos: importe un archivo CSV, TSV, JSON, JSONL, Parquet o de texto</translation>
    </message>
</context>
<context>
    <name>lorica::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>lorica::SideBar</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
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
        <translation>Parte de todos los núcleos que usa este programa</translation>
    </message>
    <message>
        <source>RAM –</source>
        <translation>RAM –</translation>
    </message>
    <message>
        <source>This program&apos;s memory, and the machine&apos;s memory in use, of all there is</source>
        <translation>Memoria de este programa, y memoria en uso del equipo, de toda la que hay</translation>
    </message>
    <message>
        <source>GPU –</source>
        <translation>GPU –</translation>
    </message>
    <message>
        <source>Memory of the GPU in use; – without a GPU</source>
        <translation>Memoria de la GPU en uso; – si no hay GPU</translation>
    </message>
    <message>
        <source>Disk –</source>
        <translation>Disco –</translation>
    </message>
    <message>
        <source>Free space where runs are kept</source>
        <translation>Espacio libre donde se guardan las ejecuciones</translation>
    </message>
    <message>
        <source>Engine loading</source>
        <translation>Motor cargando</translation>
    </message>
    <message>
        <source>The part that computes; it loads after the window is shown</source>
        <translation>La parte que calcula; se carga después de mostrarse la ventana</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>Motor listo</translation>
    </message>
    <message>
        <source>Engine ready · %1</source>
        <translation>Motor listo · %1</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Sin motor</translation>
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
        <translation>Disco %1 libres</translation>
    </message>
</context>
<context>
    <name>lorica::SweepChart</name>
    <message>
        <source>%1: held out %2</source>
        <translation>%1: en reserva %2</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Entrenables</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>En reserva</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Mapa de calor</translation>
    </message>
    <message>
        <source>Parallel axes</source>
        <translation>Ejes paralelos</translation>
    </message>
    <message>
        <source>Picture of the sweep</source>
        <translation>Imagen del barrido</translation>
    </message>
    <message>
        <source>Heat map of the held-out losses; the table has the same figures</source>
        <translation>Mapa de calor de las pérdidas en reserva; la tabla tiene las mismas cifras</translation>
    </message>
    <message>
        <source>The runs over parallel axes; the table has the same figures</source>
        <translation>Las ejecuciones sobre ejes paralelos; la tabla tiene las mismas cifras</translation>
    </message>
    <message>
        <source>The stronger the colour, the lower the held-out loss</source>
        <translation>Cuanto más intenso el color, menor la pérdida en reserva</translation>
    </message>
    <message>
        <source>A line for each run; green is the recommended one</source>
        <translation>Una línea por ejecución; la verde es la recomendada</translation>
    </message>
</context>
<context>
    <name>lorica::SweepSheet</name>
    <message>
        <source>New sweep</source>
        <translation>Nuevo barrido</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variar</translation>
    </message>
    <message>
        <source>And also</source>
        <translation>Y además</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Estrategia</translation>
    </message>
    <message>
        <source>Every run to its end</source>
        <translation>Cada ejecución hasta el final</translation>
    </message>
    <message>
        <source>Halving: the better third goes on</source>
        <translation>Descarte sucesivo: sigue el mejor tercio</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Semillas</translation>
    </message>
    <message>
        <source>Runs of each combination; from three on, differences inside their noise are recognised</source>
        <translation>Ejecuciones de cada combinación; a partir de tres se reconocen las diferencias que quedan dentro de su ruido</translation>
    </message>
    <message>
        <source>by epochs</source>
        <translation>por épocas</translation>
    </message>
    <message>
        <source>Steps of each run</source>
        <translation>Pasos de cada ejecución</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>Nombre del barrido</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Start sweep</source>
        <translation>Iniciar barrido</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Second setting to vary</source>
        <translation>Segundo ajuste que se varía</translation>
    </message>
    <message>
        <source>Setting to vary</source>
        <translation>Ajuste que se varía</translation>
    </message>
    <message>
        <source>Its values, second setting</source>
        <translation>Sus valores, segundo ajuste</translation>
    </message>
    <message>
        <source>Its values</source>
        <translation>Sus valores</translation>
    </message>
    <message>
        <source>values, separated by commas</source>
        <translation>valores separados por comas</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>nada más</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 ejecución</translation>
    </message>
    <message>
        <source>%1 runs, one after the other</source>
        <translation>%1 ejecuciones, una tras otra</translation>
    </message>
    <message>
        <source>Trains one run for every value, over one loaded base, and recommends the smallest setting that learns as well as the best. Losses are compared on held-out rows.</source>
        <translation>Entrena una ejecución por cada valor, sobre un modelo base cargado, y recomienda el ajuste más pequeño que aprende tan bien como el mejor. Las pérdidas se comparan en filas reservadas.</translation>
    </message>
    <message>
        <source>Runs at once</source>
        <translation>Ejecuciones a la vez</translation>
    </message>
    <message>
        <source>So many runs train side by side over the base; quicker with short rows and small batches, and takes more memory. Each learns what it would learn alone</source>
        <translation>Cuántas ejecuciones entrenan a la vez sobre el modelo base; más rápido con filas cortas y lotes pequeños, y usa más memoria. Cada una aprende lo que aprendería sola</translation>
    </message>
    <message>
        <source>%1 runs, up to %2 at once</source>
        <translation>%1 ejecuciones, hasta %2 a la vez</translation>
    </message>
</context>
<context>
    <name>lorica::TextView</name>
    <message>
        <source>… and %1 more characters</source>
        <translation>… y %1 caracteres más</translation>
    </message>
</context>
<context>
    <name>lorica::TokenLegend</name>
    <message>
        <source>Trained</source>
        <translation>Entrenado</translation>
    </message>
    <message>
        <source>End of turn</source>
        <translation>Fin de turno</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignorado</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortado</translation>
    </message>
    <message>
        <source>Control token</source>
        <translation>Token de control</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Colores: %1</translation>
    </message>
</context>
<context>
    <name>lorica::TokenText</name>
    <message>
        <source>Tokens of the selected row</source>
        <translation>Tokens de la fila seleccionada</translation>
    </message>
    <message>
        <source>token %1, id %2, %3</source>
        <translation>token %1, id %2, %3</translation>
    </message>
    <message>
        <source>… and %1 more tokens</source>
        <translation>… y %1 tokens más</translation>
    </message>
    <message>
        <source>No token is below 50 %.</source>
        <translation>Ningún token está por debajo del 50&#xa0;%.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>y %1 más</translation>
    </message>
    <message>
        <source>Tokens below 50 %, each with the likeliest others: %1</source>
        <translation>Tokens por debajo del 50&#xa0;%, cada uno con las otras opciones más probables: %1</translation>
    </message>
    <message>
        <source>Tokens of the answer</source>
        <translation>Tokens de la respuesta</translation>
    </message>
</context>
<context>
    <name>lorica::TourBar</name>
    <message>
        <source>Begin with your data</source>
        <translation>Empiece por sus datos</translation>
    </message>
    <message>
        <source>Import a file, or drop one anywhere. The token view shows what the model will read and which tokens it learns from; the problems list leads to each cell that needs mending.</source>
        <translation>Importe un archivo, o suelte uno en cualquier lugar. La vista de tokens muestra lo que leerá el modelo y de qué tokens aprende; la lista de problemas lleva a cada celda que hay que corregir.</translation>
    </message>
    <message>
        <source>Choose a base model</source>
        <translation>Elija un modelo base</translation>
    </message>
    <message>
        <source>A GGUF file or a folder of safetensors. Each model&apos;s card tells its size in memory, its chat template, and, where it cannot be used, why.</source>
        <translation>Un archivo GGUF o una carpeta de safetensors. La ficha de cada modelo indica su tamaño en memoria, su plantilla de chat y, si no se puede usar, por qué.</translation>
    </message>
    <message>
        <source>Set up a run</source>
        <translation>Prepare una ejecución</translation>
    </message>
    <message>
        <source>Take a preset or set each value yourself. The forecast tells memory and time before Start, and what to change where it does not fit. A run can be paused, changed and resumed.</source>
        <translation>Tome un preajuste o fije cada valor usted mismo. La previsión indica memoria y tiempo antes de empezar, y qué cambiar si no cabe. Una ejecución puede pausarse, cambiarse y reanudarse.</translation>
    </message>
    <message>
        <source>Find the best setting</source>
        <translation>Encuentre el mejor ajuste</translation>
    </message>
    <message>
        <source>Sweep the rank or any other setting; the table says which value is worth its cost. Benchmark, the next page, compares whole methods on your own data.</source>
        <translation>Barra el rango o cualquier otro ajuste; la tabla dice qué valor merece su coste. Benchmark, la página siguiente, compara métodos enteros con sus propios datos.</translation>
    </message>
    <message>
        <source>Hear what it has learned</source>
        <translation>Escuche lo que ha aprendido</translation>
    </message>
    <message>
        <source>Talk to the base, to any adapter, even to a run that still trains. Judge answers blind: your votes become win rates and preference pairs.</source>
        <translation>Hable con el modelo base, con cualquier adaptador, incluso con una ejecución que aún entrena. Juzgue respuestas a ciegas: sus votos se convierten en tasas de victoria y pares de preferencias.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Lléveselo</translation>
    </message>
    <message>
        <source>Merge and write safetensors or GGUF, or the adapter alone. What was written is read again and compared with what was trained. Ctrl+K finds every command of the studio.</source>
        <translation>Fusione y escriba safetensors o GGUF, o el adaptador solo. Lo escrito se vuelve a leer y se compara con lo entrenado. Ctrl+K encuentra cada orden del estudio.</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Terminar el recorrido</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 de %3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>lorica::TrainPage</name>
    <message>
        <source>The merged model is in %1 (%2).</source>
        <translation>El modelo fusionado está en %1 (%2).</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Chatear con él</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Model, data, method, settings – then start.</source>
        <translation>Modelo, datos, método, ajustes – y a empezar.</translation>
    </message>
    <message>
        <source>This run waits in line.</source>
        <translation>Esta ejecución espera en la cola.</translation>
    </message>
    <message>
        <source>Take out of the line</source>
        <translation>Quitar de la cola</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Add to the line</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Iniciar entrenamiento</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Detener la ejecución</translation>
    </message>
    <message>
        <source>Stop this run?</source>
        <translation>¿Detener esta ejecución?</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Detener y guardar</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Open the folder of a run</source>
        <translation>Abrir la carpeta de una ejecución</translation>
    </message>
    <message>
        <source>Train on</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Stop and save writes a checkpoint at the next step: the run can be resumed from there and its adapter used. Stop leaves what was saved before. Both give the memory back; Pause keeps it.</source>
        <translation>«Detener y guardar» escribe un checkpoint en el próximo paso: la ejecución se puede reanudar desde ahí y su adaptador se puede usar. «Detener» deja lo que se guardó antes. Ambas devuelven la memoria; Pausar la conserva.</translation>
    </message>
</context>
<context>
    <name>lorica::Transcript</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>Una buena respuesta</translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation>Una mala respuesta</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Editar la pregunta</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Token by token: strong where the model was over 90 % sure, pale over 50 %, amber over 20 %, red below</source>
        <translation>Token a token: intenso con más del 90&#xa0;% de certeza del modelo, pálido con más del 50&#xa0;%, ámbar con más del 20&#xa0;%, rojo por debajo</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Responder de nuevo</translation>
    </message>
</context>
<context>
    <name>lorica::VotesView</name>
    <message>
        <source>The sample cannot decide: no vote prefers %1 or %2 yet.</source>
        <translation>La muestra no puede decidir: ningún voto prefiere aún a %1 o a %2.</translation>
    </message>
    <message>
        <source>preferred in %1 of %2 votes that prefer one (%3, 95 % interval %4)</source>
        <translation>preferido en %1 de %2 votos con preferencia (%3, intervalo del 95&#xa0;% %4)</translation>
    </message>
    <message>
        <source>%1 is better than %2: %3. The sample decides.</source>
        <translation>%1 es mejor que %2: %3. La muestra decide.</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: each is %3. At equal shares no number of votes decides.</source>
        <translation>La muestra no puede decidir entre %1 y %2: cada uno, %3. Con proporciones iguales, ningún número de votos decide.</translation>
    </message>
    <message>
        <source>The sample cannot decide between %1 and %2: %1 is %3. About %4 more votes would decide, if the shares stay as they are.</source>
        <translation>La muestra no puede decidir entre %1 y %2: %1, %3. Unos %4 votos más decidirían si las proporciones siguen como están.</translation>
    </message>
    <message>
        <source>No votes yet</source>
        <translation>Aún no hay votos</translation>
    </message>
    <message>
        <source>Judge two models blind, and the win rates stand here with their intervals, and whether they decide.</source>
        <translation>Juzgue dos modelos a ciegas y aquí aparecerán las tasas de victoria con sus intervalos, y si deciden.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Frente a</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votos</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Mejor</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Peor</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Empates</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Ambas malas</translation>
    </message>
    <message>
        <source>Preferred, %</source>
        <translation>Preferido, %</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95&#xa0;%</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Aún faltan</translation>
    </message>
    <message>
        <source>Win rates by pair and category</source>
        <translation>Tasas de victoria por par y categoría</translation>
    </message>
    <message>
        <source>Win rates of the chosen pair, the better one at the right; the table has the same figures</source>
        <translation>Tasas de victoria del par elegido, el mejor a la derecha; la tabla tiene las mismas cifras</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Fuerza</translation>
    </message>
    <message>
        <source>Strengths by Bradley and Terry</source>
        <translation>Fuerzas según Bradley y Terry</translation>
    </message>
    <message>
        <source>Bradley and Terry&apos;s strengths on Elo&apos;s scale: 100 points are odds of 1.8 to 1. The interval is a bootstrap over the votes.</source>
        <translation>Las fuerzas de Bradley y Terry en la escala de Elo: 100 puntos equivalen a una ventaja de 1,8 a 1. El intervalo es un bootstrap sobre los votos.</translation>
    </message>
    <message>
        <source>Rated in the chat</source>
        <translation>Valorado en el chat</translation>
    </message>
    <message>
        <source>Good, %</source>
        <translation>Buenas, %</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Valoraciones</translation>
    </message>
    <message>
        <source>Ratings of single answers</source>
        <translation>Valoraciones de respuestas sueltas</translation>
    </message>
    <message>
        <source>Save votes as CSV</source>
        <translation>Guardar votos como CSV</translation>
    </message>
    <message>
        <source>One row a vote, with both answers</source>
        <translation>Una fila por voto, con ambas respuestas</translation>
    </message>
    <message>
        <source>Save votes as JSONL</source>
        <translation>Guardar votos como JSONL</translation>
    </message>
    <message>
        <source>All that each vote and rating holds</source>
        <translation>Todo lo que contiene cada voto y valoración</translation>
    </message>
    <message>
        <source>Save preference pairs</source>
        <translation>Guardar pares de preferencia</translation>
    </message>
    <message>
        <source>prompt, chosen and rejected a line, for DPO</source>
        <translation>prompt, chosen y rejected por línea, para DPO</translation>
    </message>
    <message>
        <source>1 vote counts</source>
        <translation>1 voto válido</translation>
    </message>
    <message>
        <source>%1 votes count</source>
        <translation>%1 votos válidos</translation>
    </message>
    <message>
        <source>of %1 pairs judged again, %2 had the same verdict (%3)</source>
        <translation>de %1 pares juzgados de nuevo, %2 tuvieron el mismo veredicto (%3)</translation>
    </message>
    <message>
        <source>the left answer was preferred in %1 of %2</source>
        <translation>la respuesta de la izquierda fue la preferida en %1 de %2</translation>
    </message>
    <message>
        <source>: its side seems to matter</source>
        <translation>: el lado parece influir</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>decidido</translation>
    </message>
    <message>
        <source>no preference yet</source>
        <translation>aún sin preferencia</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>The votes are in %1.</source>
        <translation>Los votos están en %1.</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>system</source>
        <translation>sistema</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claro</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscuro</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>preguntar</translation>
    </message>
    <message>
        <source>save</source>
        <translation>guardar</translation>
    </message>
    <message>
        <source>tray</source>
        <translation>bandeja</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Quant</source>
        <translation>Cuantización</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>What trains. lora learns small matrices beside the frozen ones, dora their magnitudes too, ia3 one factor an output, prefix keys and values before the text, bottleneck small layers between the layers; qlora, qdora and lora8bit are the same on a base in 4 and 8 bits; full trains every weight.</source>
        <translation>Qué se entrena. lora aprende matrices pequeñas junto a las congeladas; dora, también sus magnitudes; ia3, un factor por salida; prefix, claves y valores antes del texto; bottleneck, capas pequeñas entre las capas; qlora, qdora y lora8bit son lo mismo sobre un modelo base en 4 y 8 bits; full entrena todos los pesos.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>A library name, a GGUF file or a folder with config.json and safetensors.</source>
        <translation>Un nombre de la biblioteca, un archivo GGUF o una carpeta con config.json y safetensors.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Type of the frozen weights and of the arithmetic. auto measures at start-up which is faster on this machine; choose float32 to compare with another implementation.</source>
        <translation>Tipo de los pesos congelados y de la aritmética. auto mide al arrancar cuál es más rápido en este equipo; elija float32 para comparar con otra implementación.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>auto, cpu or cuda:N. auto takes the first GPU, else the CPU.</source>
        <translation>auto, cpu o cuda:N. auto toma la primera GPU; si no hay, la CPU.</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Hilos de CPU</translation>
    </message>
    <message>
        <source>Threads of one operation on the CPU. 0 takes every physical core.</source>
        <translation>Hilos de una operación en la CPU. 0 usa todos los núcleos físicos.</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Cuantización</translation>
    </message>
    <message>
        <source>Keeps the base&apos;s linear layers in 4 bits (nf4, fp4) or 8 bits (int8) instead of 16 or 32, made while loading. Norms, embeddings and the head stay as they are. Choose nf4 when the model does not fit; nf4 loses less than fp4.</source>
        <translation>Mantiene las capas lineales del modelo base en 4 bits (nf4, fp4) u 8 bits (int8) en lugar de 16 o 32; se convierten al cargar. Normas, embeddings y cabeza quedan como están. Elija nf4 si el modelo no cabe; nf4 pierde menos que fp4.</translation>
    </message>
    <message>
        <source>Double quantization</source>
        <translation>Doble cuantización</translation>
    </message>
    <message>
        <source>Of nf4 and fp4: keeps the scales of the blocks in 8 bits too, which saves 0.37 bits a weight for hardly any loss.</source>
        <translation>De nf4 y fp4: guarda también en 8 bits las escalas de los bloques, lo que ahorra 0.37 bits por peso casi sin pérdida.</translation>
    </message>
    <message>
        <source>Compute type</source>
        <translation>Tipo de cálculo</translation>
    </message>
    <message>
        <source>Type of the products with quantized weights. auto is the type of the activations, model.dtype; where that is auto too, this decides both.</source>
        <translation>Tipo de los productos con pesos cuantizados. auto es el tipo de las activaciones, model.dtype; si este también es auto, aquí se deciden ambos.</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Estructura</translation>
    </message>
    <message>
        <source>How a row tells its conversation. auto recognises it from the columns.</source>
        <translation>Cómo expresa una fila su conversación. auto lo reconoce por las columnas.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>role=column pairs, for instance instruction=mr,output=ref. Roles: instruction, input, output, system, prompt, completion, messages, text.</source>
        <translation>Pares rol=columna, por ejemplo instruction=mr,output=ref. Roles: instruction, input, output, system, prompt, completion, messages, text.</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Plantilla de prompt</translation>
    </message>
    <message>
        <source>Shapes the user turn; {column} stands for that column&apos;s text. Empty takes the instruction (and the input below it) as it is.</source>
        <translation>Da forma al turno del usuario; {column} representa el texto de esa columna. Vacía, toma la instrucción (y debajo la entrada) tal cual.</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Prompt de sistema</translation>
    </message>
    <message>
        <source>Put before every conversation that has none of its own. Empty leaves it to the model&apos;s chat template.</source>
        <translation>Se antepone a cada conversación que no tenga uno propio. Vacío, lo decide la plantilla de chat del modelo.</translation>
    </message>
    <message>
        <source>Sequence length</source>
        <translation>Longitud de secuencia</translation>
    </message>
    <message>
        <source>Longest row, and with packing tokens the length of a packed sequence. Longer costs memory and time.</source>
        <translation>La fila más larga y, con el empaquetado tokens, la longitud de una secuencia empaquetada. Si es mayor, cuesta memoria y tiempo.</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Parte reservada</translation>
    </message>
    <message>
        <source>Share of the rows kept for evaluation, drawn with the seed. 0 trains on all rows.</source>
        <translation>Proporción de filas que se reservan para la evaluación, sorteadas con la semilla. 0 entrena con todas las filas.</translation>
    </message>
    <message>
        <source>Evaluation set</source>
        <translation>Conjunto de evaluación</translation>
    </message>
    <message>
        <source>A file or library name to evaluate on, instead of held-out rows.</source>
        <translation>Un archivo o un nombre de la biblioteca con el que evaluar, en lugar de filas reservadas.</translation>
    </message>
    <message>
        <source>Train on prompt</source>
        <translation>Entrenar con el prompt</translation>
    </message>
    <message>
        <source>Learn the prompts too. Off, only the responses are learned.</source>
        <translation>Aprender también los prompts. Desactivado, solo se aprenden las respuestas.</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Empaquetado</translation>
    </message>
    <message>
        <source>rows: the rows of a batch lie side by side without padding; tokens: best fit into the sequence length; off: padded. Rows never see each other in any of them.</source>
        <translation>rows: las filas de un lote van una junto a otra, sin relleno; tokens: se encajan lo mejor posible en la longitud de secuencia; off: con relleno. En ningún caso se ven unas filas a otras.</translation>
    </message>
    <message>
        <source>Share beginnings</source>
        <translation>Compartir comienzos</translation>
    </message>
    <message>
        <source>Computes what all rows of a batch begin with, such as the system prompt, once instead of once a row. The gradients are the same; with dropout, these tokens have one mask for the batch.</source>
        <translation>Calcula una sola vez, y no una por fila, aquello con lo que empiezan todas las filas de un lote, como el prompt de sistema. Los gradientes son los mismos; con dropout, estos tokens tienen una única máscara por lote.</translation>
    </message>
    <message>
        <source>Rows over the length</source>
        <translation>Filas demasiado largas</translation>
    </message>
    <message>
        <source>error refuses the run and lists them; skip leaves them out and says how many; cut drops their ends and says how many.</source>
        <translation>error rechaza la ejecución y las lista; skip las omite y dice cuántas son; cut les quita el final y dice cuántas son.</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>Rango de LoRA</translation>
    </message>
    <message>
        <source>Width of the update: each adapted matrix learns r directions. 8 to 32 suits most tasks; raise it when a large data set is learned too slowly.</source>
        <translation>Anchura de la actualización: cada matriz adaptada aprende r direcciones. De 8 a 32 vale para la mayoría de las tareas; auméntelo si un conjunto de datos grande se aprende demasiado despacio.</translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation>Alpha de LoRA</translation>
    </message>
    <message>
        <source>The update is scaled by alpha / r. Usually twice the rank.</source>
        <translation>La actualización se escala por alpha / r. Lo habitual es el doble del rango.</translation>
    </message>
    <message>
        <source>LoRA dropout</source>
        <translation>Dropout de LoRA</translation>
    </message>
    <message>
        <source>Share of the adapter&apos;s inputs zeroed in training. Raise it on small data sets; 0 to compare with another implementation.</source>
        <translation>Proporción de las entradas del adaptador que se anulan al entrenar. Auméntelo con conjuntos de datos pequeños; 0 para comparar con otra implementación.</translation>
    </message>
    <message>
        <source>Target modules</source>
        <translation>Módulos objetivo</translation>
    </message>
    <message>
        <source>Layers that get an adapter: names such as q_proj,v_proj, a regular expression for the whole path, or all-linear (with ia3: k_proj,v_proj,down_proj). All linear layers learn more than attention alone.</source>
        <translation>Capas que reciben un adaptador: nombres como q_proj,v_proj, una expresión regular para la ruta completa o all-linear (con ia3: k_proj,v_proj,down_proj). Todas las capas lineales aprenden más que la atención sola.</translation>
    </message>
    <message>
        <source>Exclude modules</source>
        <translation>Módulos excluidos</translation>
    </message>
    <message>
        <source>Layers that get none although target_modules names them; written the same way.</source>
        <translation>Capas que no reciben ninguno aunque target_modules las nombre; se escriben igual.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Numbers of the decoder layers that get an adapter, from 0; empty: all.</source>
        <translation>Números de las capas del decodificador que reciben un adaptador, desde 0; vacío: todas.</translation>
    </message>
    <message>
        <source>Rank pattern</source>
        <translation>Patrón de rangos</translation>
    </message>
    <message>
        <source>Other ranks for some layers: down_proj=8,layers.0.self_attn.q_proj=32. The scale alpha / r follows.</source>
        <translation>Otros rangos para algunas capas: down_proj=8,layers.0.self_attn.q_proj=32. La escala alpha / r se adapta.</translation>
    </message>
    <message>
        <source>Alpha pattern</source>
        <translation>Patrón de alphas</translation>
    </message>
    <message>
        <source>Other alphas for some layers: down_proj=16.</source>
        <translation>Otros alphas para algunas capas: down_proj=16.</translation>
    </message>
    <message>
        <source>Feed-forward modules</source>
        <translation>Módulos feed-forward</translation>
    </message>
    <message>
        <source>Of the target modules, those whose input is scaled instead of their output.</source>
        <translation>De los módulos objetivo, aquellos en los que se escala la entrada en vez de la salida.</translation>
    </message>
    <message>
        <source>Modules to save</source>
        <translation>Módulos que guardar</translation>
    </message>
    <message>
        <source>lm_head or embed_tokens: train these whole, for instance for a new vocabulary. A tied head is untied by it.</source>
        <translation>lm_head o embed_tokens: se entrenan enteros, por ejemplo para un vocabulario nuevo. Una cabeza con pesos compartidos deja de compartirlos.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>Sesgo</translation>
    </message>
    <message>
        <source>Which biases train along: none, all, or those of adapted layers (lora_only). Many models have none.</source>
        <translation>Qué sesgos se entrenan también: ninguno (none), todos (all) o los de las capas adaptadas (lora_only). Muchos modelos no tienen.</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>Rango estabilizado</translation>
    </message>
    <message>
        <source>Scale by alpha / sqrt(r) (rsLoRA): keeps the update&apos;s size when the rank is large.</source>
        <translation>Escala por alpha / sqrt(r) (rsLoRA): conserva el tamaño de la actualización cuando el rango es grande.</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>Learn each output&apos;s magnitude apart from its direction: often better at small ranks, a little slower.</source>
        <translation>Aprende la magnitud de cada salida aparte de su dirección: a menudo mejor con rangos pequeños, algo más lento.</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>Valores iniciales</translation>
    </message>
    <message>
        <source>default: A random, B zero. pissa and olora begin with the main directions of the base&apos;s own matrices, which costs a second copy of them.</source>
        <translation>default: A aleatoria, B cero. pissa y olora empiezan con las direcciones principales de las matrices del propio modelo base, lo que cuesta una segunda copia de estas.</translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation>Razón LoRA+</translation>
    </message>
    <message>
        <source>Learning rate of B over that of A (LoRA+). 16 often learns faster; then lower the rate itself.</source>
        <translation>Cociente de las tasas de aprendizaje de B y A (LoRA+). Con 16 suele aprender más deprisa; reduzca entonces la propia tasa.</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Colocación</translation>
    </message>
    <message>
        <source>Where the small layers stand: houlsby behind attention and behind the MLP, pfeiffer behind the MLP, reading its sum with the stream, parallel beside the MLP.</source>
        <translation>Dónde están las capas pequeñas: houlsby, tras la atención y tras el MLP; pfeiffer, tras el MLP, leyendo su suma con el flujo; parallel, junto al MLP.</translation>
    </message>
    <message>
        <source>Reduction factor</source>
        <translation>Factor de reducción</translation>
    </message>
    <message>
        <source>The model&apos;s width over that of the bottleneck. Lower it when a large data set is learned too slowly.</source>
        <translation>Anchura del modelo dividida por la del cuello de botella. Redúzcalo si un conjunto de datos grande se aprende demasiado despacio.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>Between the two small layers. default: swish for houlsby, else relu.</source>
        <translation>Entre las dos capas pequeñas. default: swish con houlsby; si no, relu.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Times what a bottleneck adds. 0: 4 for parallel, else 1.</source>
        <translation>Factor por el que se multiplica lo que añade un cuello de botella. 0: 4 con parallel; si no, 1.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of what a bottleneck adds that is zeroed in training.</source>
        <translation>Proporción de lo que añade un cuello de botella que se anula al entrenar.</translation>
    </message>
    <message>
        <source>bert: normal, deviation 0.02; houlsby: 0.01, cut at 0.02; mam_adapter: the second layer zero, so that training begins with the base itself. default: mam_adapter for parallel, else bert. Of a prefix, zero instead of random.</source>
        <translation>bert: normal, desviación 0.02; houlsby: 0.01, cortada en 0.02; mam_adapter: la segunda capa a cero, de modo que el entrenamiento empieza con el propio modelo base. default: mam_adapter con parallel; si no, bert. En un prefijo, zero en vez de aleatorio.</translation>
    </message>
    <message>
        <source>Virtual tokens</source>
        <translation>Tokens virtuales</translation>
    </message>
    <message>
        <source>How many learned keys and values stand before the text in every layer. They take as many of the positions that the model reads.</source>
        <translation>Cuántas claves y valores aprendidos van antes del texto en cada capa. Ocupan otras tantas de las posiciones que lee el modelo.</translation>
    </message>
    <message>
        <source>Begin as a text</source>
        <translation>Empezar como un texto</translation>
    </message>
    <message>
        <source>The prefix begins as what the model remembers of this text&apos;s first tokens, as a system message where there is a chat template; it has to be long enough. Empty: random. A task&apos;s description learns much faster.</source>
        <translation>El prefijo empieza como lo que el modelo recuerda de los primeros tokens de este texto, como mensaje de sistema si hay plantilla de chat; ha de ser lo bastante largo. Vacío: aleatorio. Con una descripción de la tarea aprende mucho más deprisa.</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Proyección</translation>
    </message>
    <message>
        <source>Learns the prefix through a small network, which steadies long prefixes and has many more parameters in training. The adapter is as large as without.</source>
        <translation>Aprende el prefijo mediante una red pequeña, que estabiliza los prefijos largos y tiene muchos más parámetros al entrenar. El adaptador ocupa lo mismo que sin ella.</translation>
    </message>
    <message>
        <source>Projection width</source>
        <translation>Anchura de proyección</translation>
    </message>
    <message>
        <source>Width within the projection. 0: that of the keys.</source>
        <translation>Anchura dentro de la proyección. 0: la de las claves.</translation>
    </message>
    <message>
        <source>Combine with</source>
        <translation>Combinar con</translation>
    </message>
    <message>
        <source>Methods that train along in the same run: bottleneck, prefix. For instance LoRA on attention with a bottleneck behind the MLP. The adapter&apos;s folder then holds a part for each.</source>
        <translation>Métodos que se entrenan también en la misma ejecución: bottleneck, prefix. Por ejemplo, LoRA en la atención con un cuello de botella tras el MLP. La carpeta del adaptador contiene entonces una parte para cada uno.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>An adapter folder to go on from; its rank, alpha and targets, its prefix or its bottleneck, are taken over.</source>
        <translation>Una carpeta de adaptador desde la que seguir; se toman de ella el rango, el alpha y los objetivos, el prefijo o el cuello de botella.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Passes over the data. 1 to 3 for large sets, more for small ones.</source>
        <translation>Pasadas por los datos. De 1 a 3 para conjuntos grandes, más para los pequeños.</translation>
    </message>
    <message>
        <source>Max steps</source>
        <translation>Máximo de pasos</translation>
    </message>
    <message>
        <source>Stop after this many optimizer steps, whatever the epochs say. 0 is off.</source>
        <translation>Parar tras este número de pasos del optimizador, digan lo que digan las épocas. 0 lo desactiva.</translation>
    </message>
    <message>
        <source>Max rows</source>
        <translation>Máximo de filas</translation>
    </message>
    <message>
        <source>Use only the first rows of the data set, for a quick try. 0 takes all.</source>
        <translation>Usar solo las primeras filas del conjunto de datos, para una prueba rápida. 0 las toma todas.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Rows in one forward pass. More is faster and takes more memory.</source>
        <translation>Filas en una pasada hacia delante. Con más es más rápido y ocupa más memoria.</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>Acumulación de gradientes</translation>
    </message>
    <message>
        <source>Batches that make one optimizer step.</source>
        <translation>Lotes que forman un paso del optimizador.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Peak step size. 2e-4 suits LoRA, 2e-5 full fine-tuning; lower it when the loss jumps.</source>
        <translation>Tamaño máximo del paso. 2e-4 va bien para LoRA, 2e-5 para el ajuste fino completo; redúzcala si la pérdida da saltos.</translation>
    </message>
    <message>
        <source>LR scheduler</source>
        <translation>Planificador de LR</translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up.</source>
        <translation>Cómo baja la tasa de aprendizaje tras el calentamiento.</translation>
    </message>
    <message>
        <source>Warmup steps</source>
        <translation>Pasos de calentamiento</translation>
    </message>
    <message>
        <source>Steps over which the learning rate rises from 0; never over a tenth of the run.</source>
        <translation>Pasos en los que la tasa de aprendizaje sube desde 0; nunca más de una décima parte de la ejecución.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento de pesos</translation>
    </message>
    <message>
        <source>Pull of AdamW towards zero.</source>
        <translation>Tirón de AdamW hacia cero.</translation>
    </message>
    <message>
        <source>Adam beta1</source>
        <translation>Beta1 de Adam</translation>
    </message>
    <message>
        <source>Decay of the mean.</source>
        <translation>Decaimiento de la media.</translation>
    </message>
    <message>
        <source>Adam beta2</source>
        <translation>Beta2 de Adam</translation>
    </message>
    <message>
        <source>Decay of the variance.</source>
        <translation>Decaimiento de la varianza.</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Épsilon de Adam</translation>
    </message>
    <message>
        <source>Added to the root of the variance.</source>
        <translation>Se suma a la raíz de la varianza.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Recorte del gradiente</translation>
    </message>
    <message>
        <source>Gradients over this norm are scaled down to it. 0 is off.</source>
        <translation>Los gradientes que superan esta norma se reducen hasta ella. 0 lo desactiva.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Suavizado de etiquetas</translation>
    </message>
    <message>
        <source>Share of each target that is spread over the whole vocabulary. 0.1 keeps a model that sees its rows often from growing too sure of them. Evaluation is without it.</source>
        <translation>Proporción de cada objetivo que se reparte por todo el vocabulario. 0.1 evita que un modelo que ve sus filas a menudo se vuelva demasiado seguro de ellas. La evaluación va sin él.</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>Gradient checkpointing</translation>
    </message>
    <message>
        <source>Compute each layer twice and keep less: about half the memory for a third more time.</source>
        <translation>Calcular cada capa dos veces y guardar menos: cerca de la mitad de la memoria por un tercio más de tiempo.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Barajar</translation>
    </message>
    <message>
        <source>A new order, drawn with the seed, each epoch.</source>
        <translation>Un orden nuevo, sorteado con la semilla, en cada época.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Decides split, order, initial weights and dropout. The same seed gives the same run.</source>
        <translation>Decide el reparto, el orden, los pesos iniciales y el dropout. La misma semilla da la misma ejecución.</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>Registrar cada</translation>
    </message>
    <message>
        <source>How often the log prints a line; the charts have every step.</source>
        <translation>Cada cuánto imprime una línea el registro; los gráficos tienen todos los pasos.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Evaluar cada</translation>
    </message>
    <message>
        <source>Evaluation on the held-out rows. 0 chooses about ten a run; it always runs at the end.</source>
        <translation>Evaluación en las filas reservadas. 0 elige unas diez por ejecución; al final se hace siempre.</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Guardar cada</translation>
    </message>
    <message>
        <source>Checkpoints to resume from. 0 saves at the end only.</source>
        <translation>Checkpoints desde los que reanudar. 0 guarda solo al final.</translation>
    </message>
    <message>
        <source>Keep checkpoints</source>
        <translation>Conservar checkpoints</translation>
    </message>
    <message>
        <source>Older ones are removed; the best one is kept. 0 keeps all.</source>
        <translation>Los más antiguos se eliminan; el mejor se conserva. 0 los conserva todos.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Parada temprana</translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a better loss. 0 is off.</source>
        <translation>Parar tras este número de evaluaciones sin mejorar la pérdida. 0 la desactiva.</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>evaluaciones</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>Conservar el mejor</translation>
    </message>
    <message>
        <source>The finished adapter is the one with the lowest evaluation loss, not the last.</source>
        <translation>El adaptador final es el de menor pérdida de evaluación, no el último.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>The update rule. adamw is PyTorch&apos;s. adamw_hf is the one of early transformers and of the LoRA paper&apos;s code: epsilon before the correction of the bias, decay after the step. Choose it to repeat such a run.</source>
        <translation>La regla de actualización. adamw es el de PyTorch. adamw_hf es el de las primeras versiones de transformers y del código del artículo de LoRA: épsilon antes de la corrección del sesgo, decaimiento después del paso. Elíjalo para repetir una ejecución así.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Light, dark, or as the desktop has it.</source>
        <translation>Claros, oscuros o como los tenga el escritorio.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Of the window. What the engine and the command line say stays English. Takes effect at the next start.</source>
        <translation>De la ventana. Lo que dicen el motor y la línea de comandos sigue en inglés. Se aplica en el próximo inicio.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Of everything in the window, beside what the desktop scales already. Takes effect at the next start.</source>
        <translation>De todo lo que hay en la ventana, además de lo que ya escala el escritorio. Se aplica en el próximo inicio.</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Closing during a run</source>
        <translation>Cerrar durante una ejecución</translation>
    </message>
    <message>
        <source>ask; save: write a checkpoint and quit; tray: train on without a window, where the desktop has a tray.</source>
        <translation>preguntar; guardar: escribir un checkpoint y salir; bandeja: seguir entrenando sin ventana, si el escritorio tiene bandeja.</translation>
    </message>
    <message>
        <source>Tell when a job ends</source>
        <translation>Avisar al terminar una tarea</translation>
    </message>
    <message>
        <source>A message of the desktop, when the window is not the one in use.</source>
        <translation>Un mensaje del escritorio, cuando la ventana no es la que está en uso.</translation>
    </message>
    <message>
        <source>No sleep during a run</source>
        <translation>No suspender al entrenar</translation>
    </message>
    <message>
        <source>Asks the system not to sleep while something trains. Closing a laptop&apos;s lid may still send it to sleep.</source>
        <translation>Pide al sistema que no se suspenda mientras algo entrena. Cerrar la tapa de un portátil puede suspenderlo de todos modos.</translation>
    </message>
    <message>
        <source>Begin where it ended</source>
        <translation>Empezar donde se dejó</translation>
    </message>
    <message>
        <source>Window, page, open run, the settings of the next run and of the chat are as they were.</source>
        <translation>Ventana, página, ejecución abierta, ajustes de la próxima ejecución y los del chat quedan como estaban.</translation>
    </message>
    <message>
        <source>Mixed with</source>
        <translation>Mezclado con</translation>
    </message>
    <message>
        <source>Further data sets, each with how often its rows are taken: PATH, PATH|0.5 for half of them, PATH|3 for thrice, PATH|1|instruction=question|output=answer to name columns. Each is split and cut as the main one.</source>
        <translation>Más conjuntos de datos, cada uno con cuántas veces se toman sus filas: RUTA, RUTA|0.5 para la mitad, RUTA|3 para tres veces, RUTA|1|instruction=pregunta|output=respuesta para nombrar columnas. Cada uno se divide y se corta como el principal.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habitual</translation>
    </message>
    <message>
        <source>LoRA of rank 16 on all linear layers, three epochs. A good start for most data.</source>
        <translation>LoRA de rango 16 en todas las capas lineales, tres épocas. Un buen comienzo para la mayoría de los datos.</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Vistazo</translation>
    </message>
    <message>
        <source>One epoch over the first 500 rows at rank 8: minutes, to see whether data and prompt are right.</source>
        <translation>Una época sobre las primeras 500 filas con rango 8: minutos, para ver si los datos y la instrucción están bien.</translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation>Mejor calidad</translation>
    </message>
    <message>
        <source>Rank 32 at a lower rate, up to five epochs; the best evaluation is kept, and it ends when nothing is gained.</source>
        <translation>Rango 32 con una tasa menor, hasta cinco épocas; se conserva la mejor evaluación y termina cuando ya no se gana nada.</translation>
    </message>
    <message>
        <source>Few rows</source>
        <translation>Pocas filas</translation>
    </message>
    <message>
        <source>For some hundred rows: rank 8, more dropout, a tenth held out, and the best evaluation is kept.</source>
        <translation>Para unos cientos de filas: rango 8, más dropout, una décima parte reservada, y se conserva la mejor evaluación.</translation>
    </message>
    <message>
        <source>Small adapter</source>
        <translation>Adaptador pequeño</translation>
    </message>
    <message>
        <source>Rank 4 on the attention&apos;s queries and values: a file of a few megabytes.</source>
        <translation>Rango 4 en las consultas y los valores de la atención: un archivo de pocos megabytes.</translation>
    </message>
    <message>
        <source>7 billion on 8 GB</source>
        <translation>7 mil millones en 8 GB</translation>
    </message>
    <message>
        <source>The base in 4 bits, one row at a time up to 1,024 tokens, layers computed twice.</source>
        <translation>La base en 4 bits, una fila cada vez hasta 1.024 tokens, capas calculadas dos veces.</translation>
    </message>
    <message>
        <source>7 billion on 16 GB</source>
        <translation>7 mil millones en 16 GB</translation>
    </message>
    <message>
        <source>The base in 4 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>La base en 4 bits, dos filas cada vez hasta 2.048 tokens, capas calculadas dos veces.</translation>
    </message>
    <message>
        <source>7 billion on 24 GB</source>
        <translation>7 mil millones en 24 GB</translation>
    </message>
    <message>
        <source>The base in 16 bits, two rows at a time up to 2,048 tokens, layers computed twice.</source>
        <translation>La base en 16 bits, dos filas cada vez hasta 2.048 tokens, capas calculadas dos veces.</translation>
    </message>
    <message>
        <source>Least memory</source>
        <translation>Mínima memoria</translation>
    </message>
    <message>
        <source>The base in 4 bits, one short row at a time, layers computed twice: fits where nothing else does.</source>
        <translation>La base en 4 bits, una fila corta cada vez, capas calculadas dos veces: cabe donde nada más cabe.</translation>
    </message>
    <message>
        <source>A library name or a CSV, TSV, JSON, JSONL, Parquet or text file.</source>
        <translation>Un nombre de la biblioteca o un archivo CSV, TSV, JSON, JSONL, Parquet o de texto.</translation>
    </message>
    <message>
        <source>Stratify by</source>
        <translation>Estratificar por</translation>
    </message>
    <message>
        <source>A column whose values are held out in the shares in which they occur, for instance category. Empty draws all rows alike.</source>
        <translation>Una columna cuyos valores se apartan en las proporciones en que aparecen, por ejemplo category. Vacío: todas las filas se sortean por igual.</translation>
    </message>
    <message>
        <source>Sample prompts</source>
        <translation>Prompts de muestra</translation>
    </message>
    <message>
        <source>Prompts that the half-trained model answers at each evaluation, so that one can read how it learns. The likeliest tokens are taken. Several are separated by commas; with commas inside they are written as [&quot;Well, then?&quot;, &quot;Who?&quot;].</source>
        <translation>Prompts que el modelo a medio entrenar responde en cada evaluación, para poder leer cómo aprende. Se toman los tokens más probables. Varios se separan con comas; si llevan comas dentro, se escriben así: [&quot;Y bien, ¿qué?&quot;, &quot;¿Quién?&quot;].</translation>
    </message>
    <message>
        <source>Sample rows</source>
        <translation>Filas de muestra</translation>
    </message>
    <message>
        <source>The prompts of so many held-out rows are answered at each evaluation too, beside the answers that the rows have.</source>
        <translation>En cada evaluación se responden también los prompts de este número de filas reservadas, junto a las respuestas que tienen las filas.</translation>
    </message>
    <message>
        <source>Longest sample</source>
        <translation>Longitud máxima de muestra</translation>
    </message>
    <message>
        <source>Tokens after which a sample answer is cut.</source>
        <translation>Tokens a partir de los cuales se corta una respuesta de muestra.</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Combinación</translation>
    </message>
    <message>
        <source>cat is the weighted sum of what the adapters change, exactly, at the sum of their ranks; svd the same at a rank of your choice. ties, dare and magnitude_prune drop small or random parts first: with _svd on the changes themselves, without on A and B apart, as linear does.</source>
        <translation>cat es la suma ponderada de lo que cambian los adaptadores, exacta, con la suma de sus rangos; svd, lo mismo con el rango que elija. ties, dare y magnitude_prune descartan antes partes pequeñas o al azar: con _svd, en los propios cambios; sin él, en A y B por separado, como hace linear.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rango</translation>
    </message>
    <message>
        <source>Rank of the blend with svd and the _svd combinations. 0 takes the largest rank of its parts.</source>
        <translation>Rango de la mezcla con svd y las combinaciones _svd. 0 toma el mayor rango de sus partes.</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>Share of the values that ties, dare and magnitude_prune keep.</source>
        <translation>Proporción de los valores que conservan ties, dare y magnitude_prune.</translation>
    </message>
    <message>
        <source>Majority sign</source>
        <translation>Signo de la mayoría</translation>
    </message>
    <message>
        <source>Whether ties counts the sum of the values or the number of adapters on each side.</source>
        <translation>Si ties cuenta la suma de los valores o el número de adaptadores de cada lado.</translation>
    </message>
    <message>
        <source>Of the values that dare drops.</source>
        <translation>Decide qué valores descarta dare.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Longitud máxima</translation>
    </message>
    <message>
        <source>Tokens after which an answer is cut.</source>
        <translation>Tokens tras los cuales se corta una respuesta.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestrear</translation>
    </message>
    <message>
        <source>Off always takes the likeliest token, as temperature 0 does.</source>
        <translation>Desactivado toma siempre el token más probable, como la temperatura 0.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token; higher is more varied.</source>
        <translation>0 toma siempre el token más probable; más alto es más variado.</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Choose among the k likeliest tokens. 0 is off.</source>
        <translation>Elegir entre los k tokens más probables. 0 lo desactiva.</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together hold this probability. 1 is off.</source>
        <translation>Elegir entre los tokens más probables que juntos reúnen esta probabilidad. 1 lo desactiva.</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this share of the likeliest one. 0 is off.</source>
        <translation>Descartar los tokens menos probables que esta fracción del más probable. 0 lo desactiva.</translation>
    </message>
    <message>
        <source>Typical-p</source>
        <translation>Typical-p</translation>
    </message>
    <message>
        <source>Choose among the tokens whose surprise is nearest to the expected one and that together hold this probability. 1 is off.</source>
        <translation>Elegir entre los tokens cuya sorpresa es la más cercana a la esperada y que juntos reúnen esta probabilidad. 1 lo desactiva.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Penalización por repetición</translation>
    </message>
    <message>
        <source>Divides the score of tokens that were there before, prompt included. 1 is off; 1.1 already helps against loops.</source>
        <translation>Divide la puntuación de los tokens que ya aparecieron, incluido el prompt. 1 lo desactiva; 1,1 ya ayuda contra los bucles.</translation>
    </message>
    <message>
        <source>No repeated n-gram</source>
        <translation>Sin n-gramas repetidos</translation>
    </message>
    <message>
        <source>No sequence of this many tokens comes twice, prompt included. 0 is off.</source>
        <translation>Ninguna secuencia de tantos tokens aparece dos veces, incluido el prompt. 0 lo desactiva.</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Haces</translation>
    </message>
    <message>
        <source>Follows this many continuations and keeps the likeliest whole answer. Over 1 nothing is drawn at random, and an answer comes at its end.</source>
        <translation>Sigue tantas continuaciones y conserva la respuesta completa más probable. Por encima de 1 nada se elige al azar y la respuesta llega al final.</translation>
    </message>
    <message>
        <source>Length penalty</source>
        <translation>Penalización por longitud</translation>
    </message>
    <message>
        <source>A beam&apos;s score is divided by its length to this power: above 0 favours longer answers, below 0 shorter ones.</source>
        <translation>La puntuación de un haz se divide por su longitud elevada a este número: por encima de 0 favorece respuestas más largas; por debajo, más cortas.</translation>
    </message>
    <message>
        <source>Stop beams</source>
        <translation>Detener los haces</translation>
    </message>
    <message>
        <source>true: as soon as there are as many answers as beams. false: when a better one is unlikely. never: when none can be better.</source>
        <translation>true: en cuanto hay tantas respuestas como haces. false: cuando una mejor es improbable. never: cuando ninguna puede ser mejor.</translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation>Textos de parada</translation>
    </message>
    <message>
        <source>An answer ends before the first of these texts.</source>
        <translation>Una respuesta termina antes del primero de estos textos.</translation>
    </message>
    <message>
        <source>The same seed gives the same answer.</source>
        <translation>La misma semilla da la misma respuesta.</translation>
    </message>
</context>
</TS>
