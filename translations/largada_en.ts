<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>Main makes a load of %Ln VU(s) and %1 iterations/s.</source>
        <translation>
            <numerusform>Main makes a load of %Ln VU and %1 iterations/s.</numerusform>
            <numerusform>Main makes a load of %Ln VUs and %1 iterations/s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main makes a load of %Ln VU(s), each as fast as it can.</source>
        <translation>
            <numerusform>Main makes a load of %Ln VU, as fast as it can.</numerusform>
            <numerusform>Main makes a load of %Ln VUs, each as fast as it can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main would make a load of %Ln VU(s) and %1 iterations/s. Check that this is meant, and that the target can take it.</source>
        <translation>
            <numerusform>Main would make a load of %Ln VU and %1 iterations/s. Check that this is meant, and that the target can take it.</numerusform>
            <numerusform>Main would make a load of %Ln VUs and %1 iterations/s. Check that this is meant, and that the target can take it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main would make a load of %Ln VU(s), each as fast as it can. Check that this is meant, and that the target can take it.</source>
        <translation>
            <numerusform>Main would make a load of %Ln VU, as fast as it can. Check that this is meant, and that the target can take it.</numerusform>
            <numerusform>Main would make a load of %Ln VUs, each as fast as it can. Check that this is meant, and that the target can take it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The script has %Ln threshold(s).</source>
        <translation>
            <numerusform>The script has %Ln threshold.</numerusform>
            <numerusform>The script has %Ln thresholds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The script has %Ln threshold(s), judged by each runner on its own figures. Set limits that hold for one runner.</source>
        <translation>
            <numerusform>The script has %Ln threshold, judged by each runner on its own figures. Set limits that hold for one runner.</numerusform>
            <numerusform>The script has %Ln thresholds, judged by each runner on its own figures. Set limits that hold for one runner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>%1 is a list of runners</extracomment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
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
    <message numerus="yes">
        <source>%1: the phase is over, and %Ln runner(s) were lost.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;</extracomment>
        <translation>
            <numerusform>%1: the phase is over, and %Ln runner was lost.</numerusform>
            <numerusform>%1: the phase is over, and %Ln runners were lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) prepared for %1.</source>
        <extracomment>%1 is the name of a script</extracomment>
        <translation>
            <numerusform>%Ln runner prepared for %1.</numerusform>
            <numerusform>%Ln runners prepared for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln runner(s) armed, waiting for the release.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;</extracomment>
        <translation>
            <numerusform>%1: %Ln runner armed, waiting for the release.</numerusform>
            <numerusform>%1: %Ln runners armed, waiting for the release.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln runner(s) released. %2</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 whole sentences</extracomment>
        <translation>
            <numerusform>%1: %Ln runner released. %2</numerusform>
            <numerusform>%1: %Ln runners released. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2. %3 Happened %Ln time(s), last at %4.</source>
        <extracomment>for screen readers: %1 is how serious it is, %2 what happened, %3 whole sentences, %4 a time of day</extracomment>
        <translation>
            <numerusform>%1: %2. %3 Happened %Ln time, last at %4.</numerusform>
            <numerusform>%1: %2. %3 Happened %Ln times, last at %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>estimate %1, %Ln runner(s)</source>
        <extracomment>%1 is a length of time</extracomment>
        <translation>
            <numerusform>estimate %1, %Ln runner</numerusform>
            <numerusform>estimate %1, %Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s)</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) answered the release: half of them within %1, the last after %2.</source>
        <extracomment>%1 and %2 are lengths of time</extracomment>
        <translation>
            <numerusform>%Ln runner answered the release: half of them within %1, the last after %2.</numerusform>
            <numerusform>%Ln runners answered the release: half of them within %1, the last after %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>missed by %1 of %Ln runner(s)</source>
        <extracomment>a threshold: %1 is how many runners missed it</extracomment>
        <translation>
            <numerusform>missed by %1 of %Ln runner</numerusform>
            <numerusform>missed by %1 of %Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ended at %2: %3 of %Ln runner(s) were lost.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a time like 0:41, %3 how many were lost</extracomment>
        <translation>
            <numerusform>%1 ended at %2: %3 of %Ln runner was lost.</numerusform>
            <numerusform>%1 ended at %2: %3 of %Ln runners were lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main ran to its end, but %1 of %Ln runner(s) were lost.</source>
        <extracomment>%1 is how many were lost</extracomment>
        <translation>
            <numerusform>Main ran to its end, but %1 of %Ln runner was lost.</numerusform>
            <numerusform>Main ran to its end, but %1 of %Ln runners were lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln threshold(s) missed.</source>
        <extracomment>%1 is how many were missed</extracomment>
        <translation>
            <numerusform>%1 of %Ln threshold missed.</numerusform>
            <numerusform>%1 of %Ln thresholds missed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message numerus="yes">
        <source>%Ln VU(s)</source>
        <translation>
            <numerusform>%Ln VU</numerusform>
            <numerusform>%Ln VUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s)</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln threshold(s)</source>
        <translation>
            <numerusform>%Ln threshold</numerusform>
            <numerusform>%Ln thresholds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportParts</name>
    <message numerus="yes">
        <source>and %Ln more, in the HTML report</source>
        <comment>warnings</comment>
        <translation>
            <numerusform>and %Ln more, in the HTML report</numerusform>
            <numerusform>and %Ln more, in the HTML report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more reason(s)</source>
        <translation>
            <numerusform>and %Ln more reason</numerusform>
            <numerusform>and %Ln more reasons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message numerus="yes">
        <source>%1: %Ln VU(s), each as fast as it can, for at most %2.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a length of time</extracomment>
        <translation>
            <numerusform>%1: %Ln VU, as fast as it can, for at most %2.</numerusform>
            <numerusform>%1: %Ln VUs, each as fast as it can, for at most %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln VU(s), %2 iterations/s, for at most %3.</source>
        <extracomment>%1 is &quot;Warm-up&quot; or &quot;Main&quot;, %2 a number, %3 a length of time</extracomment>
        <translation>
            <numerusform>%1: %Ln VU, %2 iterations/s, for at most %3.</numerusform>
            <numerusform>%1: %Ln VUs, %2 iterations/s, for at most %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunSteps</name>
    <message numerus="yes">
        <source>Wait for %Ln</source>
        <comment>step of a run: for so many runners</comment>
        <translation>
            <numerusform>Wait for %Ln</numerusform>
            <numerusform>Wait for %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln s</source>
        <comment>a countdown</comment>
        <translation>
            <numerusform>in %Ln s</numerusform>
            <numerusform>in %Ln s</numerusform>
        </translation>
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
</context>
<context>
    <name>StateWords</name>
    <message numerus="yes">
        <source>pending</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>pending</numerusform>
            <numerusform>pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>creating</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>creating</numerusform>
            <numerusform>creating</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ready</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>ready</numerusform>
            <numerusform>ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>warming up</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>warming up</numerusform>
            <numerusform>warming up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in load</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>in load</numerusform>
            <numerusform>in load</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>done</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>done</numerusform>
            <numerusform>done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>failed</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>failed</numerusform>
            <numerusform>failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message numerus="yes">
        <source>%1 could not start %Ln iteration(s), so the load was lower than planned. Raise maxVUs, or use more runners.</source>
        <extracomment>%1 is a runner&apos;s name</extracomment>
        <translation>
            <numerusform>%1 could not start %Ln iteration, so the load was lower than planned. Raise maxVUs, or use more runners.</numerusform>
            <numerusform>%1 could not start %Ln iterations, so the load was lower than planned. Raise maxVUs, or use more runners.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::AgentRuns</name>
    <message numerus="yes">
        <source>%Ln execution(s)</source>
        <extracomment>of the agents</extracomment>
        <translation>
            <numerusform>%Ln execution</numerusform>
            <numerusform>%Ln executions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ArmedView</name>
    <message numerus="yes">
        <source>%Ln runner(s) begin together.</source>
        <translation>
            <numerusform>%Ln runner begins.</numerusform>
            <numerusform>%Ln runners begin together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt; with %2.</source>
        <extracomment>%1 is &quot;800 iterations/s&quot;, %2 &quot;400 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner begins: &lt;b&gt;%1&lt;/b&gt; with %2.</numerusform>
            <numerusform>%Ln runners begin together: &lt;b&gt;%1&lt;/b&gt; with %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt;, each as fast as it can.</source>
        <extracomment>%1 is &quot;400 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner begins: &lt;b&gt;%1&lt;/b&gt;, as fast as it can.</numerusform>
            <numerusform>%Ln runners begin together: &lt;b&gt;%1&lt;/b&gt;, each as fast as it can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt; (%2), then, once all stand ready again, &lt;b&gt;%3&lt;/b&gt; with %4.</source>
        <extracomment>%1 and %3 are &quot;800 iterations/s&quot;, %2 is &quot;25%&quot;, %4 &quot;400 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner begins: &lt;b&gt;%1&lt;/b&gt; (%2), then, once it stands ready again, &lt;b&gt;%3&lt;/b&gt; with %4.</numerusform>
            <numerusform>%Ln runners begin together: &lt;b&gt;%1&lt;/b&gt; (%2), then, once all stand ready again, &lt;b&gt;%3&lt;/b&gt; with %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) begin together: &lt;b&gt;%1&lt;/b&gt; (%2), then, once all stand ready again, &lt;b&gt;%3&lt;/b&gt;, each as fast as it can.</source>
        <extracomment>%1 and %3 are &quot;400 VUs&quot;, %2 is &quot;25%&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner begins: &lt;b&gt;%1&lt;/b&gt; (%2), then, once it stands ready again, &lt;b&gt;%3&lt;/b&gt;, as fast as it can.</numerusform>
            <numerusform>%Ln runners begin together: &lt;b&gt;%1&lt;/b&gt; (%2), then, once all stand ready again, &lt;b&gt;%3&lt;/b&gt;, each as fast as it can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln armed</source>
        <comment>runners</comment>
        <translation>
            <numerusform>of %Ln armed</numerusform>
            <numerusform>of %Ln armed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Main starts in %Ln s</source>
        <translation>
            <numerusform>Main starts in %Ln s</numerusform>
            <numerusform>Main starts in %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Warm-up starts in %Ln s</source>
        <translation>
            <numerusform>Warm-up starts in %Ln s</numerusform>
            <numerusform>Warm-up starts in %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Starting in %Ln s</source>
        <translation>
            <numerusform>Starting in %Ln s</numerusform>
            <numerusform>Starting in %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wait for %Ln</source>
        <comment>runners, between warm-up and main</comment>
        <translation>
            <numerusform>wait for %Ln</numerusform>
            <numerusform>wait for %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ChecksCard</name>
    <message numerus="yes">
        <source>Use %Ln runner(s)</source>
        <translation>
            <numerusform>Use %Ln runner</numerusform>
            <numerusform>Use %Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln block</numerusform>
            <numerusform>%Ln blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in order</source>
        <translation>
            <numerusform>%Ln in order</numerusform>
            <numerusform>%Ln in order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ChecksList</name>
    <message numerus="yes">
        <source>%Ln right(s) of the cluster are there</source>
        <translation>
            <numerusform>%Ln right of the cluster is there</numerusform>
            <numerusform>%Ln rights of the cluster are there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ConnectionDialog</name>
    <message numerus="yes">
        <source>Connected in %1 s, %Ln warning(s)</source>
        <extracomment>%1 is a number of seconds</extracomment>
        <translation>
            <numerusform>Connected in %1 s, %Ln warning</numerusform>
            <numerusform>Connected in %1 s, %Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln context(s), read and never changed</source>
        <translation>
            <numerusform>%Ln context, read and never changed</numerusform>
            <numerusform>%Ln contexts, read and never changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ContainerList</name>
    <message numerus="yes">
        <source>%Ln restart(s)</source>
        <extracomment>a container was started again so often</extracomment>
        <translation>
            <numerusform>%Ln restart</numerusform>
            <numerusform>%Ln restarts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::EventsDock</name>
    <message numerus="yes">
        <source>%Ln, by reason</source>
        <comment>events</comment>
        <translation>
            <numerusform>%Ln, by reason</numerusform>
            <numerusform>%Ln, by reason</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::FactsCard</name>
    <message numerus="yes">
        <source>%Ln runner(s)</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::FiguresRow</name>
    <message numerus="yes">
        <source>%Ln lost</source>
        <comment>runners</comment>
        <translation>
            <numerusform>%Ln lost</numerusform>
            <numerusform>%Ln lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::FormCard</name>
    <message numerus="yes">
        <source>%Ln variable(s)</source>
        <translation>
            <numerusform>%Ln variable</numerusform>
            <numerusform>%Ln variables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::GateCard</name>
    <message numerus="yes">
        <source>Each tile is %Ln runner(s): the furthest behind</source>
        <translation>
            <numerusform>Each tile is %Ln runner: the furthest behind</numerusform>
            <numerusform>Each tile is %Ln runners: the furthest behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::GatheringView</name>
    <message numerus="yes">
        <source>Start with %Ln…</source>
        <translation>
            <numerusform>Start with %Ln…</numerusform>
            <numerusform>Start with %Ln…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;After %1, %Ln runner(s) are still missing.&lt;/b&gt; What now?</source>
        <translation>
            <numerusform>&lt;b&gt;After %1, %Ln runner is still missing.&lt;/b&gt; What now?</numerusform>
            <numerusform>&lt;b&gt;After %1, %Ln runners are still missing.&lt;/b&gt; What now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln armed</source>
        <comment>runners</comment>
        <translation>
            <numerusform>of %Ln armed</numerusform>
            <numerusform>of %Ln armed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::HeaderBar</name>
    <message numerus="yes">
        <source>Warnings, %Ln not seen</source>
        <translation>
            <numerusform>Warnings, %Ln not seen</numerusform>
            <numerusform>Warnings, %Ln not seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::HistoryCard</name>
    <message numerus="yes">
        <source>%Ln run(s), %1</source>
        <extracomment>%n runs, %1 is a size: &quot;38 MB&quot;</extracomment>
        <translation>
            <numerusform>%Ln run, %1</numerusform>
            <numerusform>%Ln runs, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No run is older than %Ln day(s).</source>
        <translation>
            <numerusform>No run is older than %Ln day.</numerusform>
            <numerusform>No run is older than %Ln days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the runs older than %Ln day(s)?</source>
        <translation>
            <numerusform>Remove the runs older than %Ln day?</numerusform>
            <numerusform>Remove the runs older than %Ln days?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln run(s)&lt;/b&gt; will be gone for good, with all figures.</source>
        <translation>
            <numerusform>&lt;b&gt;%Ln run&lt;/b&gt; will be gone for good, with all figures.</numerusform>
            <numerusform>&lt;b&gt;%Ln runs&lt;/b&gt; will be gone for good, with all figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) removed.</source>
        <translation>
            <numerusform>%Ln run removed.</numerusform>
            <numerusform>%Ln runs removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>run(s)</source>
        <extracomment>after a field with their number</extracomment>
        <translation>
            <numerusform>run</numerusform>
            <numerusform>runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Older than %Ln day(s)</source>
        <translation>
            <numerusform>Older than %Ln day</numerusform>
            <numerusform>Older than %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::JobList</name>
    <message numerus="yes">
        <source>%Ln pod(s) wanted</source>
        <translation>
            <numerusform>%Ln pod wanted</numerusform>
            <numerusform>%Ln pods wanted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::LiveCharts</name>
    <message numerus="yes">
        <source>lowest to highest of %Ln, read every 10 s</source>
        <translation>
            <numerusform>lowest to highest of %Ln, read every 10 s</numerusform>
            <numerusform>lowest to highest of %Ln, read every 10 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::LogDock</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <comment>in the log</comment>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s), not followed</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln line, not followed</numerusform>
            <numerusform>%Ln lines, not followed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s), followed</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln line, followed</numerusform>
            <numerusform>%Ln lines, followed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s). The log has ended: the container writes no more.</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln line. The log has ended: the container writes no more.</numerusform>
            <numerusform>%Ln lines. The log has ended: the container writes no more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <comment>of a log</comment>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::MissingList</name>
    <message numerus="yes">
        <source>Missing %Ln</source>
        <comment>runners</comment>
        <translation>
            <numerusform>Missing %Ln</numerusform>
            <numerusform>Missing %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) copied.</source>
        <translation>
            <numerusform>%Ln name copied.</numerusform>
            <numerusform>%Ln names copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::Navigation</name>
    <message numerus="yes">
        <source>%Ln with a problem</source>
        <comment>pods</comment>
        <translation>
            <numerusform>%Ln with a problem</numerusform>
            <numerusform>%Ln with a problem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PlanView</name>
    <message numerus="yes">
        <source>%Ln block(s)</source>
        <translation>
            <numerusform>%Ln block</numerusform>
            <numerusform>%Ln blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Correct %Ln field(s)</source>
        <translation>
            <numerusform>Correct %Ln field</numerusform>
            <numerusform>Correct %Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resolve %Ln block(s)</source>
        <translation>
            <numerusform>Resolve %Ln block</numerusform>
            <numerusform>Resolve %Ln blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln warning(s)</source>
        <translation>
            <numerusform>Accept %Ln warning</numerusform>
            <numerusform>Accept %Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Prepare %Ln runner(s)</source>
        <translation>
            <numerusform>Prepare %Ln runner</numerusform>
            <numerusform>Prepare %Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preparing sends no load: the %Ln runner(s) stay paused until you press Start</source>
        <translation>
            <numerusform>Preparing sends no load: the %Ln runner stays paused until you press Start</numerusform>
            <numerusform>Preparing sends no load: the %Ln runners stay paused until you press Start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gather %Ln runner(s)</source>
        <translation>
            <numerusform>Gather %Ln runner</numerusform>
            <numerusform>Gather %Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gathering sends no load: the %Ln runner(s) stay paused until you press Start</source>
        <translation>
            <numerusform>Gathering sends no load: the %Ln runner stays paused until you press Start</numerusform>
            <numerusform>Gathering sends no load: the %Ln runners stay paused until you press Start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln pod(s)&lt;/b&gt; of the new Job &lt;b&gt;%1&lt;/b&gt; are made in the cluster &lt;b&gt;%2&lt;/b&gt;.</source>
        <extracomment>%Ln pods; %1 is the Job&apos;s name, %2 a connection&apos;s</extracomment>
        <translation>
            <numerusform>&lt;b&gt;%Ln pod&lt;/b&gt; of the new Job &lt;b&gt;%1&lt;/b&gt; is made in the cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
            <numerusform>&lt;b&gt;%Ln pods&lt;/b&gt; of the new Job &lt;b&gt;%1&lt;/b&gt; are made in the cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PodDetails</name>
    <message numerus="yes">
        <source>%Ln target(s)</source>
        <translation>
            <numerusform>%Ln target</numerusform>
            <numerusform>%Ln targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PodFooter</name>
    <message numerus="yes">
        <source>%L1 of %Ln pod(s)</source>
        <extracomment>%L1 is how many of %Ln pods are shown</extracomment>
        <translation>
            <numerusform>%L1 of %Ln pod</numerusform>
            <numerusform>%L1 of %Ln pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <extracomment>pods</extracomment>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln agent(s)</source>
        <extracomment>%L1 is how many of %Ln agents are shown</extracomment>
        <translation>
            <numerusform>%L1 of %Ln agent</numerusform>
            <numerusform>%L1 of %Ln agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PodGrid</name>
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
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PodsPage</name>
    <message numerus="yes">
        <source>None of %Ln pod(s) is as the filter wants it.</source>
        <extracomment>%Ln is the number of all</extracomment>
        <translation>
            <numerusform>None of %Ln pod is as the filter wants it.</numerusform>
            <numerusform>None of %Ln pods is as the filter wants it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) copied.</source>
        <translation>
            <numerusform>%Ln name copied.</numerusform>
            <numerusform>%Ln names copied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::PolicyCard</name>
    <message numerus="yes">
        <source>After %1 the gate opens if at least %Ln runner(s) are armed; otherwise the run ends.</source>
        <translation>
            <numerusform>After %1 the gate opens if at least %Ln runner is armed; otherwise the run ends.</numerusform>
            <numerusform>After %1 the gate opens if at least %Ln runners are armed; otherwise the run ends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportRunners</name>
    <message numerus="yes">
        <source>%Ln row(s), one a phase</source>
        <extracomment>in the table of a report&apos;s runners, each of which has a row a phase</extracomment>
        <translation>
            <numerusform>%Ln row, one a phase</numerusform>
            <numerusform>%Ln rows, one a phase</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln row(s)</source>
        <translation>
            <numerusform>%1 of %Ln row</numerusform>
            <numerusform>%1 of %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ReportedView</name>
    <message numerus="yes">
        <source>%Ln runner(s) did all of main.</source>
        <translation>
            <numerusform>%Ln runner did all of main.</numerusform>
            <numerusform>%Ln runners did all of main.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) did not do all of main.</source>
        <translation>
            <numerusform>%Ln runner did not do all of main.</numerusform>
            <numerusform>%Ln runners did not do all of main.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost</source>
        <comment>runners</comment>
        <translation>
            <numerusform>%Ln lost</numerusform>
            <numerusform>%Ln lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>pods</comment>
        <extracomment>%1 is a list of pods</extracomment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln pod(s) still stand paused, without load:&lt;/b&gt; %1.</source>
        <extracomment>%Ln pods, %1 are their names</extracomment>
        <translation>
            <numerusform>&lt;b&gt;%Ln pod still stands paused, without load:&lt;/b&gt; %1.</numerusform>
            <numerusform>&lt;b&gt;%Ln pods still stand paused, without load:&lt;/b&gt; %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunActions</name>
    <message numerus="yes">
        <source>%Ln runner(s) are missing.</source>
        <translation>
            <numerusform>%Ln runner is missing.</numerusform>
            <numerusform>%Ln runners are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start main with %Ln (%1)…</source>
        <extracomment>%Ln runners, %1 is their part of all</extracomment>
        <translation>
            <numerusform>Start main with %Ln (%1)…</numerusform>
            <numerusform>Start main with %Ln (%1)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start with %Ln (%1)…</source>
        <translation>
            <numerusform>Start with %Ln (%1)…</numerusform>
            <numerusform>Start with %Ln (%1)…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed</source>
        <translation>
            <numerusform>%Ln runner is armed</numerusform>
            <numerusform>%Ln runners are armed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends nothing: %Ln runner(s) stay armed</source>
        <translation>
            <numerusform>Sends nothing: %Ln runner stays armed</numerusform>
            <numerusform>Sends nothing: %Ln runners stay armed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Possible in %Ln s</source>
        <translation>
            <numerusform>Possible in %Ln s</numerusform>
            <numerusform>Possible in %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed: &lt;b&gt;%1&lt;/b&gt; and &lt;b&gt;%2&lt;/b&gt; in main.</source>
        <translation>
            <numerusform>%Ln runner is armed: &lt;b&gt;%1&lt;/b&gt; and &lt;b&gt;%2&lt;/b&gt; in main.</numerusform>
            <numerusform>%Ln runners are armed: &lt;b&gt;%1&lt;/b&gt; and &lt;b&gt;%2&lt;/b&gt; in main.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed: &lt;b&gt;%1&lt;/b&gt; in main, each as fast as it can.</source>
        <extracomment>%Ln runners; %1 is &quot;340 VUs&quot;</extracomment>
        <translation>
            <numerusform>%Ln runner is armed: &lt;b&gt;%1&lt;/b&gt; in main, as fast as it can.</numerusform>
            <numerusform>%Ln runners are armed: &lt;b&gt;%1&lt;/b&gt; in main, each as fast as it can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are left out, and the run counts as partial.</source>
        <translation>
            <numerusform>%Ln runner is left out, and the run counts as partial.</numerusform>
            <numerusform>%Ln runners are left out, and the run counts as partial.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start with %Ln</source>
        <translation>
            <numerusform>Start with %Ln</numerusform>
            <numerusform>Start with %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are ended by force. &lt;b&gt;Their own summaries are lost&lt;/b&gt;; the figures read last count for them.</source>
        <translation>
            <numerusform>%Ln runner is ended by force. &lt;b&gt;Its own summary is lost&lt;/b&gt;; the figures read last count for it.</numerusform>
            <numerusform>%Ln runners are ended by force. &lt;b&gt;Their own summaries are lost&lt;/b&gt;; the figures read last count for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;%Ln runner(s)&lt;/b&gt; of &lt;b&gt;%1&lt;/b&gt; begin together in the cluster &lt;b&gt;%2&lt;/b&gt;.</source>
        <extracomment>%Ln runners; %1 is a Job or a selector, %2 a connection&apos;s name</extracomment>
        <translation>
            <numerusform>&lt;b&gt;%Ln runner&lt;/b&gt; of &lt;b&gt;%1&lt;/b&gt; begins in the cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
            <numerusform>&lt;b&gt;%Ln runners&lt;/b&gt; of &lt;b&gt;%1&lt;/b&gt; begin together in the cluster &lt;b&gt;%2&lt;/b&gt;.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runner(s) are armed.</source>
        <translation>
            <numerusform>%Ln runner is armed.</numerusform>
            <numerusform>%Ln runners are armed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunNotices</name>
    <message numerus="yes">
        <source>%Ln runners stand paused and wait for Start.</source>
        <translation>
            <numerusform>%Ln runner stands paused and waits for Start.</numerusform>
            <numerusform>%Ln runners stand paused and wait for Start.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners are under load.</source>
        <translation>
            <numerusform>%Ln runner is under load.</numerusform>
            <numerusform>%Ln runners are under load.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunnerGrid</name>
    <message numerus="yes">
        <source>Grid of %Ln runner(s)</source>
        <translation>
            <numerusform>Grid of %Ln runner</numerusform>
            <numerusform>Grid of %Ln runners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunningView</name>
    <message numerus="yes">
        <source>all %Ln</source>
        <comment>runners meet the threshold</comment>
        <translation>
            <numerusform>all %Ln</numerusform>
            <numerusform>all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsList</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <extracomment>%1 of how many runs are shown</extracomment>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln run(s)</source>
        <translation>
            <numerusform>%1 of %Ln run</numerusform>
            <numerusform>%1 of %Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) deleted.</source>
        <translation>
            <numerusform>%Ln run deleted.</numerusform>
            <numerusform>%Ln runs deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::RunsPage</name>
    <message numerus="yes">
        <source>%Ln file(s) exported to %1.</source>
        <extracomment>%1 is a directory</extracomment>
        <translation>
            <numerusform>%Ln file exported to %1.</numerusform>
            <numerusform>%Ln files exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ScaleCard</name>
    <message numerus="yes">
        <source>Only %Ln fit(s).</source>
        <translation>
            <numerusform>Only %Ln fits.</numerusform>
            <numerusform>Only %Ln fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) after it is reconciled</source>
        <translation>
            <numerusform>%Ln agent after it is reconciled</numerusform>
            <numerusform>%Ln agents after it is reconciled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) online, as desired</source>
        <translation>
            <numerusform>%Ln agent online, as desired</numerusform>
            <numerusform>%Ln agents online, as desired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %Ln agent(s)</source>
        <translation>
            <numerusform>End %Ln agent</numerusform>
            <numerusform>End %Ln agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) end. What runs in them is reported as interrupted.</source>
        <translation>
            <numerusform>%Ln agent ends. What runs in it is reported as interrupted.</numerusform>
            <numerusform>%Ln agents end. What runs in them is reported as interrupted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ScaleSlider</name>
    <message numerus="yes">
        <source>%Ln agent(s)</source>
        <extracomment>a preset of the scale</extracomment>
        <translation>
            <numerusform>%Ln agent</numerusform>
            <numerusform>%Ln agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <comment>runs</comment>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::ShortcutsCard</name>
    <message numerus="yes">
        <source>%Ln shortcut(s), F1 lists them</source>
        <extracomment>under the list of shortcuts</extracomment>
        <translation>
            <numerusform>%Ln shortcut, F1 lists them</numerusform>
            <numerusform>%Ln shortcuts, F1 lists them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::StartPage</name>
    <message numerus="yes">
        <source>%Ln local runner(s) on the demo target</source>
        <translation>
            <numerusform>%Ln local runner on the demo target</numerusform>
            <numerusform>%Ln local runners on the demo target</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln local runner(s)</source>
        <translation>
            <numerusform>%Ln local runner</numerusform>
            <numerusform>%Ln local runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %Ln runner(s).</source>
        <translation>
            <numerusform>Waiting for %Ln runner.</numerusform>
            <numerusform>Waiting for %Ln runners.</numerusform>
        </translation>
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
            <numerusform>%Ln pod in %1</numerusform>
            <numerusform>%Ln pods in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::StatesCard</name>
    <message numerus="yes">
        <source>with a problem</source>
        <comment>stands after a count</comment>
        <translation>
            <numerusform>with a problem</numerusform>
            <numerusform>with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agents</source>
        <translation>
            <numerusform>%Ln agent</numerusform>
            <numerusform>%Ln agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::StatusLine</name>
    <message numerus="yes">
        <source>%1: waiting for %Ln, %2</source>
        <comment>runners</comment>
        <translation>
            <numerusform>%1: waiting for %Ln, %2</numerusform>
            <numerusform>%1: waiting for %Ln, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runners</source>
        <translation>
            <numerusform>%Ln runner</numerusform>
            <numerusform>%Ln runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s)</source>
        <translation>
            <numerusform>%Ln pod</numerusform>
            <numerusform>%Ln pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::StoppingView</name>
    <message numerus="yes">
        <source>%Ln runner(s) still end</source>
        <translation>
            <numerusform>%Ln runner still ends</numerusform>
            <numerusform>%Ln runners still end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln are shown</source>
        <translation>
            <numerusform>the first %Ln is shown</numerusform>
            <numerusform>the first %Ln are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln stopped</source>
        <comment>runners</comment>
        <translation>
            <numerusform>of %Ln stopped</numerusform>
            <numerusform>of %Ln stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetCard</name>
    <message numerus="yes">
        <source>%Ln Job(s) in this namespace.</source>
        <translation>
            <numerusform>%Ln Job in this namespace.</numerusform>
            <numerusform>%Ln Jobs in this namespace.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetCharts</name>
    <message numerus="yes">
        <source>%Ln execution(s)</source>
        <translation>
            <numerusform>%Ln execution</numerusform>
            <numerusform>%Ln executions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetEditor</name>
    <message numerus="yes">
        <source>%Ln field(s) to fix before saving</source>
        <translation>
            <numerusform>%Ln field to fix before saving</numerusform>
            <numerusform>%Ln fields to fix before saving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %Ln enabled target(s)</source>
        <translation>
            <numerusform>With %Ln enabled target</numerusform>
            <numerusform>With all %Ln enabled targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln VU(s)</source>
        <translation>
            <numerusform>%Ln VU</numerusform>
            <numerusform>%Ln VUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s)</source>
        <translation>
            <numerusform>%Ln agent</numerusform>
            <numerusform>%Ln agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::TargetsPage</name>
    <message numerus="yes">
        <source>%1 of %Ln target(s)</source>
        <extracomment>%1 of how many targets are shown</extracomment>
        <translation>
            <numerusform>%1 of %Ln target</numerusform>
            <numerusform>%1 of %Ln targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln enabled · every agent runs each of them</source>
        <comment>targets</comment>
        <extracomment>%1 of how many targets are enabled</extracomment>
        <translation>
            <numerusform>%1 of %Ln enabled · every agent runs each of them</numerusform>
            <numerusform>%1 of %Ln enabled · every agent runs each of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln target(s) deleted.</source>
        <translation>
            <numerusform>%Ln target deleted.</numerusform>
            <numerusform>%Ln targets deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largada::ui::Window</name>
    <message numerus="yes">
        <source>%Ln pod(s) are still being stopped. What has not stopped by then may go on in the cluster.</source>
        <translation>
            <numerusform>%Ln pod is still being stopped. If it has not stopped by then, it may go on in the cluster.</numerusform>
            <numerusform>%Ln pods are still being stopped. What has not stopped by then may go on in the cluster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pod(s) are under load and go on without Largada. When it is started again for the same pods, it finds the run and goes on with it.</source>
        <translation>
            <numerusform>%Ln pod is under load and goes on without Largada. When it is started again for the same pod, it finds the run and goes on with it.</numerusform>
            <numerusform>%Ln pods are under load and go on without Largada. When it is started again for the same pods, it finds the run and goes on with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No load was sent in this phase. %Ln pod(s) stay paused and hold their nodes until they are started or stopped. When Largada is started again for the same pods, it goes on with them.</source>
        <translation>
            <numerusform>No load was sent in this phase. %Ln pod stays paused and holds its node until it is started or stopped. When Largada is started again for the same pod, it goes on with it.</numerusform>
            <numerusform>No load was sent in this phase. %Ln pods stay paused and hold their nodes until they are started or stopped. When Largada is started again for the same pods, it goes on with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) run on this computer and end with the program. They start again when it is opened, unless the scale is set to 0 before.</source>
        <translation>
            <numerusform>%Ln agent runs on this computer and ends with the program. It starts again when that is opened, unless the scale is set to 0 before.</numerusform>
            <numerusform>%Ln agents run on this computer and end with the program. They start again when it is opened, unless the scale is set to 0 before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>largadactl</name>
    <message numerus="yes">
        <source>%n run(s) in %1.</source>
        <translation>
            <numerusform>%n run in %1.</numerusform>
            <numerusform>%n runs in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✗ %1 %2: missed by %n runner(s)</source>
        <translation>
            <numerusform>✗ %1 %2: missed by %n runner</numerusform>
            <numerusform>✗ %1 %2: missed by %n runners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runner(s) not there yet: %1</source>
        <translation>
            <numerusform>%n runner not there yet: %1</numerusform>
            <numerusform>%n runners not there yet: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runner(s), %1 …: %2</source>
        <translation>
            <numerusform>%n runner, %1 …: %2</numerusform>
            <numerusform>%n runners, %1 …: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) of those wanted did not start.</source>
        <translation>
            <numerusform>%n pod of those wanted did not start.</numerusform>
            <numerusform>%n pods of those wanted did not start.</numerusform>
        </translation>
    </message>
</context>
</TS>
