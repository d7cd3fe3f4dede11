// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html_sections.h"

namespace largada::reports
{

// The console's colours. Print takes the light ones, whatever the screen has.
QString styleSheet()
{
    return QStringLiteral(R"css(:root{
--window:#F4F6F8;--base:#FFF;--alt:#EEF1F4;--hair:#E0E5EA;--line:#C9D0D8;--text:#1A1F26;--muted:#56616D;
--accent:#1860CE;--soft:#E6EFFC;--error:#B0122B;--errorsoft:#FCEBED;--warn:#8A5A00;--warnsoft:#FBF3DF;
--ok:#006B5F;--oksoft:#E2F3EF;--p50:#2B78E4;--p95:#A86A00;--ref:#5E6B78;--warmup:#D9730D;--load:#007468;
--gaptext:#1A1F26}
@media screen and (prefers-color-scheme:dark){:root{
--window:#15181D;--base:#1B1F26;--alt:#20252D;--hair:#2A303A;--line:#3A424D;--text:#E6EAF0;--muted:#A9B4C0;
--accent:#5AA9FF;--soft:#1D2E42;--error:#FF7B82;--errorsoft:#37222A;--warn:#FFC857;--warnsoft:#352E20;
--ok:#4CC79F;--oksoft:#1C332E;--p50:#6DC8F6;--p95:#FFC857;--ref:#9AA7B5;--warmup:#EF8F22;--load:#35A582;
--gaptext:#E6EAF0}}
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:400 13px/1.4 Inter,system-ui,-apple-system,"Segoe UI",
Roboto,"Noto Sans","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1160px;margin:0 auto;padding:20px 16px 4px}
footer{max-width:1160px;margin:0 auto;padding:4px 16px 24px;color:var(--muted);font-size:12px}
h1,h2,h3,h4,p,dl,dd,dt,ul,figure{margin:0;padding:0}
ul{list-style:none}
code,pre{font-family:"JetBrains Mono",ui-monospace,"DejaVu Sans Mono",monospace;font-size:.92em;
overflow-wrap:anywhere;unicode-bidi:isolate}
.i{width:14px;height:14px;flex:none;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;
stroke-linejoin:round;vertical-align:-2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.defs{position:absolute}
header{margin-bottom:14px}
.title{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px}
h1{font-size:19px;font-weight:600;line-height:1.3;overflow-wrap:anywhere}
.when{color:var(--muted)}
.badge{display:inline-flex;align-items:center;gap:5px;padding:2px 8px;border-radius:4px;font-weight:600;font-size:12px;
background:var(--alt);color:var(--muted)}
.badge.ok{background:var(--oksoft);color:var(--ok)}
.badge.warn{background:var(--warnsoft);color:var(--warn)}
.badge.error{background:var(--errorsoft);color:var(--error)}
.facts{display:flex;flex-wrap:wrap;gap:2px 20px;margin-top:8px}
.facts div{display:flex;gap:6px}
.facts dt,.settings dt{color:var(--muted)}
.facts dd,.settings dd{font-weight:500}
.alert{display:flex;gap:10px;margin-bottom:12px;padding:12px 16px;border-radius:8px;background:var(--errorsoft);
border:1px solid var(--error)}
.alert .i{width:18px;height:18px;color:var(--error);margin-top:1px}
.alert .lead{font-size:14px;font-weight:600}
.alert p+p{margin-top:2px;color:var(--muted)}
.card{margin-bottom:12px;padding:0 16px 10px;background:var(--base);border:1px solid var(--hair);border-radius:8px}
.cardhead{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 10px;padding:11px 0 9px}
.cardhead p,.legend{color:var(--muted);font-size:12px}
h2{font-size:14px;font-weight:600}
h3{font-size:13px;font-weight:600}
h4{font-size:12px;font-weight:600;margin:8px 0 3px}
.empty{color:var(--muted);padding:2px 0 6px}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);margin:0 -16px;border-top:1px solid var(--hair)}
.tile{padding:10px 16px 11px;border-bottom:1px solid var(--hair);min-width:0}
.tile:not(:nth-child(3n)){border-right:1px solid var(--hair)}
.tile dt,.tile .below{color:var(--muted);font-size:12px}
.figure{font-size:24px;font-weight:600;line-height:1.35}
.figure small{font-size:12px;font-weight:500;color:var(--muted)}
.notes{padding-top:9px;font-size:12px;color:var(--muted)}
.notes li+li{margin-top:3px}
.bad{color:var(--error);font-weight:600}
.good{color:var(--ok)}
.good .i,.bad .i{margin-right:4px}
.warnings li{display:flex;gap:8px;padding:3px 0}
.warnings .i{color:var(--warn);margin-top:2px}
.scroll{overflow-x:auto;margin:0 -16px}
.scroll+.scroll{border-top:1px solid var(--line);margin-top:6px}
table{width:100%;border-collapse:collapse}
th,td{padding:6px 8px;text-align:left;vertical-align:top;font-weight:400;border-top:1px solid var(--hair)}
thead th{color:var(--muted);font-size:12px;font-weight:500;vertical-align:bottom;border-top:0}
th:first-child,td:first-child{padding-left:16px}
th:last-child,td:last-child{padding-right:16px}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal}
tbody th{white-space:nowrap;font-weight:500}
tr.main th,tr.main td{font-weight:600}
tr.warmup td:not(.bad){color:var(--muted)}
.wide{min-width:150px}
.reason{display:block;color:var(--muted);font-size:12px}
.mark{display:inline-block;width:9px;height:9px;border-radius:2px;margin-right:7px}
.mark.warmup{background:var(--warmup)}
.mark.main{background:var(--load)}
details{margin:2px 0 4px}
summary{cursor:pointer;padding:4px 0;color:var(--accent);font-weight:500}
summary:focus-visible{outline:2px solid var(--text);outline-offset:2px}
.reasons>li{display:flex;gap:10px;padding:9px 16px;margin:0 -16px;border-top:1px solid var(--hair)}
.reasons>li>div{min-width:0;flex:1}
.sign .i{width:16px;height:16px;margin-top:4px}
.sign{color:var(--muted)}
.sign.bad{color:var(--error)}
.reasonhead{display:flex;align-items:baseline;gap:9px}
.many{font-size:16px;font-weight:600}
.tag{padding:0 6px;border-radius:4px;background:var(--alt);color:var(--muted);font-size:12px}
.names{color:var(--muted);font-size:12px;overflow-wrap:anywhere}
.log{margin:0 0 6px;padding:8px 10px;background:var(--alt);border-radius:6px;font-size:12px;line-height:1.5;
white-space:pre-wrap;max-height:320px;overflow:auto}
.settings{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:0 28px}
.settings div{display:flex;gap:10px;padding:5px 0;border-top:1px solid var(--hair)}
.settings dt{flex:0 0 130px}
.settings dd{min-width:0;overflow-wrap:anywhere}
figure{padding:4px 0 2px}
figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 14px}
figcaption .legend{display:flex;flex-wrap:wrap;gap:2px 14px;margin-left:auto}
figcaption .note{margin-left:0}
.key{display:inline-flex;align-items:center;gap:5px}
.key::before{content:"";width:14px;height:3px;border-radius:1px;background:var(--k)}
.key.fill::before{height:9px;border-radius:2px;opacity:.4}
.key.dash::before{height:0;background:none;border-top:2px dashed var(--k)}
.key.dot::before{width:7px;height:7px;border-radius:50%}
.key.tick::before{width:2px;height:10px}
.kp50{--k:var(--p50)}.kp95{--k:var(--p95)}.kerror{--k:var(--error)}.kaccent{--k:var(--accent)}.kref{--k:var(--ref)}
.picture{overflow-x:auto}
.chart{display:block;width:100%;min-width:680px;height:auto}
.chart text{font-size:11px;fill:var(--muted)}
.chart .e{text-anchor:end}.chart .m{text-anchor:middle}
.chart .name{fill:var(--text);font-weight:600}
.chart .grid{stroke:var(--hair);fill:none}
.chart .axis{stroke:var(--line);fill:none}
.band-warmup{fill:var(--warmup);fill-opacity:.07}
.band-main{fill:var(--load);fill-opacity:.06}
.strip-warmup{fill:var(--warmup)}
.strip-main{fill:var(--load)}
.hatch{fill:url(#hatch-warmup)}
.hw{stroke:var(--warmup);stroke-opacity:.2;stroke-width:2}
.gap{fill:var(--alt)}
.gaphatch{fill:url(#hatch-gap)}
.hg{stroke:var(--muted);stroke-opacity:.38;stroke-width:1}
.chart .gapname{fill:var(--gaptext);font-weight:600;stroke:var(--alt);stroke-width:4px;paint-order:stroke}
.line{fill:none;stroke-linejoin:round;stroke-linecap:round;stroke-width:1.5;stroke:var(--k)}
.area{stroke:none;fill:var(--k);fill-opacity:.18}
.limit{fill:none;stroke:var(--ref);stroke-width:1.25;stroke-dasharray:5 4}
.wait{fill:none;stroke:var(--p50);stroke-opacity:.55}
.wait.dense{stroke-opacity:.16}
.sent{fill:none;stroke:var(--ref)}
.seen{fill:none;stroke:var(--accent);stroke-linecap:round}
.unanswered{fill:none;stroke:var(--error);stroke-linecap:round}
@media (max-width:720px){.tiles{grid-template-columns:repeat(2,1fr)}
.tile:not(:nth-child(3n)){border-right:0}.tile:nth-child(odd){border-right:1px solid var(--hair)}}
@media print{body{background:#FFF;font-size:11px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}.card,.alert{break-inside:avoid-page}.card:has(details){break-inside:auto}
figure,tr,.reasons>li{break-inside:avoid}.scroll,.picture{overflow:visible}.chart{min-width:0}.log{max-height:none}
details::details-content{content-visibility:visible;block-size:auto}}
)css");
}

} // namespace largada::reports
