// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/static_page.h"

#include <QCryptographicHash>

namespace largada::dashboard
{

namespace
{

constexpr char style[] = ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
                         "body{max-width:42rem;margin:2rem auto;padding:0 1rem}"
                         "code{font-family:ui-monospace,monospace}"
                         "h1{font-size:1.5rem}h2{font-size:1.15rem}";

constexpr char head[] = "<!DOCTYPE html>\n"
                        "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width\">\n"
                        "<title>Largada – dashboard</title>\n<style>";

constexpr char body[] =
    "</style>\n</head>\n<body>\n<main>\n"
    "<h1>Largada</h1>\n"
    "<section>\n<h2>Dashboard server</h2>\n"
    "<p>This is the dashboard server of a fleet of k6 agents. It keeps their targets, their executions and how many "
    "agents there should be. It has no pages of its own: the console does.</p>\n"
    "<ul>\n"
    "<li>To open the console, start the program <code>largada</code> and give it the address of this server.</li>\n"
    "<li>In a terminal: <code>largadactl targets list</code>, <code>largadactl fleet status</code>, "
    "<code>largadactl executions list</code>, each with <code>--dashboard</code> and this server’s address.</li>\n"
    "<li>For programs: <a href=\"/api/dashboard/k6/targets\">targets</a>, <a href=\"/api/dashboard/k6/agents\">agents"
    "</a>, <a href=\"/api/dashboard/k6/runs\">executions</a>, <a href=\"/api/dashboard/k6/summary\">summary</a>, "
    "<a href=\"/api/metrics\">metrics for Prometheus</a>.</li>\n"
    "</ul>\n</section>\n"
    "<section lang=\"pt-BR\">\n<h2>Servidor do painel</h2>\n"
    "<p>Este é o servidor do painel de uma frota de agentes k6. Ele guarda os alvos, as execuções e quantos agentes "
    "deve haver. Ele não tem páginas próprias: quem as tem é o console.</p>\n"
    "<ul>\n"
    "<li>Para abrir o console, inicie o programa <code>largada</code> e informe o endereço deste servidor.</li>\n"
    "<li>Em um terminal: <code>largadactl targets list</code>, <code>largadactl fleet status</code>, "
    "<code>largadactl executions list</code>, cada um com <code>--dashboard</code> e o endereço deste servidor.</li>\n"
    "<li>Para programas: <a href=\"/api/dashboard/k6/targets\">alvos</a>, <a href=\"/api/dashboard/k6/agents\">agentes"
    "</a>, <a href=\"/api/dashboard/k6/runs\">execuções</a>, <a href=\"/api/dashboard/k6/summary\">resumo</a>, "
    "<a href=\"/api/metrics\">métricas para o Prometheus</a>.</li>\n"
    "</ul>\n</section>\n"
    "</main>\n</body>\n</html>\n";

} // namespace

net::HttpAnswer staticPage()
{
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    net::HttpAnswer answer;
    answer.contentType = "text/html; charset=utf-8";
    answer.body = QByteArray(head) + style + body;
    answer.headers = {{"Content-Security-Policy", "default-src 'none'; style-src 'sha256-" + hash +
                                                      "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Frame-Options", "DENY"}};
    return answer;
}

} // namespace largada::dashboard
