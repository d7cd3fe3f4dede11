// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_page.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include "reports/execution_csv.h"
#include "runs/agent_runs.h"
#include "runs/execution_export.h"
#include "runs/export_job.h"
#include "runs/report_charts.h"
#include "runs/report_view.h"
#include "runs/runs_list.h"
#include "shell/dashboard_words.h"
#include "text/sentences.h"
#include "viewmodels/repeat_plan.h"
#include "widgets/buttons.h"
#include "widgets/notice.h"

namespace largada::ui
{

namespace
{

// Where exports go first; after that, where the last one went.
QString documents()
{
    const QString path = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return path.isEmpty() ? QDir::homePath() : path;
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString code(const QString &path)
{
    return QStringLiteral("<code>%1</code>").arg(QDir::toNativeSeparators(path).toHtmlEscaped());
}

} // namespace

RunsPage::RunsPage(const Services &services, QWidget *parent)
    : Page(parent), m_services(services), m_stack(new QStackedWidget), m_list(new RunsList(services)),
      m_agents(new AgentRuns(services)), m_shownList(m_list), m_report(new ReportView), m_notice(new Notice),
      m_openFolder(m_notice->addAction(QStringLiteral("openFolder")))
{
    setObjectName(QStringLiteral("pageRuns"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    column->setSpacing(scaled(12));
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_agents);
    m_stack->addWidget(m_report);
    m_notice->setObjectName(QStringLiteral("runsNotice"));
    m_notice->setClosable(true);
    connect(m_list, &RunsList::openWanted, this, &RunsPage::openReport);
    connect(m_list, &RunsList::startWanted, this, [this] { emit goTo(PageId::Start, {}); });
    connect(m_list, &RunsList::exportWanted, this,
            [this](const QVector<store::RunSummary> &runs) { exportCsv(csvTables(runs), std::nullopt); });
    connect(m_list, &RunsList::canExportChanged, this, &Page::abilitiesChanged);
    connect(m_list, &RunsList::said, this, &Page::said);
    connect(m_list, &RunsList::agentsWanted, this, &RunsPage::showAgents);
    connect(m_agents, &AgentRuns::coordinatedWanted, this, &RunsPage::showList);
    connect(m_agents, &AgentRuns::targetsWanted, this, [this] { emit goTo(PageId::Targets, {}); });
    connect(m_agents, &AgentRuns::exportWanted, this, &RunsPage::exportExecutions);
    connect(m_agents, &AgentRuns::canExportChanged, this, &Page::abilitiesChanged);
    connect(m_agents, &AgentRuns::said, this, &Page::said);
    connect(m_report, &ReportView::backWanted, this, &RunsPage::showList);
    connect(m_report, &ReportView::repeatWanted, this, &RunsPage::repeat);
    connect(m_report, &ReportView::exportWanted, this, &RunsPage::exportReport);
    connect(m_openFolder, &Button::clicked, this,
            [this] { m_services.dialogs.openUrl(QUrl::fromLocalFile(m_folder)); });
    connect(&m_services.history, &engine::History::changed, this, [this] {
        // A run that was still going on when its report was opened.
        if (isReportShown() && m_report->run() && m_report->run()->outcome == fleet::Outcome::Running)
            loadReport(true);
    });
    retranslate();
}

RunsPage::~RunsPage() = default;

bool RunsPage::isReportShown() const
{
    return m_stack->currentWidget() == m_report;
}

void RunsPage::open(const QString &what)
{
    const QString agents = QStringLiteral("agents");
    if (what == agents || what.startsWith(agents + QLatin1Char(' '))) {
        showAgents();
        if (what != agents)
            m_agents->showTarget(what.mid(agents.size() + 1));
    } else if (what.isEmpty()) {
        showList();
    } else {
        openReport({what});
    }
}

void RunsPage::turnTo(QWidget *view)
{
    // Hiding what has the focus would pass it on to whatever comes next.
    const bool hadFocus = m_stack->currentWidget() != view && isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(view);
    if (!hadFocus)
        return;
    if (view == m_list)
        m_list->takeFocus();
    else if (view == m_agents)
        m_agents->takeFocus();
    else
        m_report->takeFocus();
}

void RunsPage::showList()
{
    m_wanted = {};
    m_shownList = m_list;
    turnTo(m_list);
    emit abilitiesChanged();
}

void RunsPage::showAgents()
{
    m_wanted = {};
    m_shownList = m_agents;
    turnTo(m_agents);
    emit abilitiesChanged();
}

bool RunsPage::isAgentsShown() const
{
    return m_shownList == m_agents;
}

void RunsPage::openReport(const RunId &run)
{
    m_notice->hide();
    m_wanted = run;
    m_shownList = m_list;
    m_report->showLoading();
    turnTo(m_report);
    emit abilitiesChanged();
    loadReport(false);
}

void RunsPage::loadReport(bool isAgain)
{
    const RunId run = m_wanted;
    deliver(m_services.history.load(run), this, [this, run, isAgain](const Result<fleet::RunRecord> &record) {
        if (run != m_wanted)
            return;
        if (record) {
            m_report->setRun(*record);
            emit abilitiesChanged();
            return;
        }
        if (isAgain) // what is shown is still true
            return;
        showList();
        m_openFolder->hide();
        m_notice->say(Notice::Tone::Error, text::sentence(record.error()).toHtmlEscaped());
        emit said(text::sentence(record.error()));
    });
}

void RunsPage::focusFilter()
{
    if (isReportShown())
        m_report->focusFilter();
    else if (isAgentsShown())
        m_agents->focusFilter();
    else
        m_list->focusFilter();
}

void RunsPage::reload()
{
    m_list->reload();
    if (isReportShown())
        loadReport(true);
    else if (isAgentsShown())
        m_agents->reload();
}

bool RunsPage::canExport() const
{
    if (isReportShown())
        return m_report->run().has_value();
    return isAgentsShown() ? m_agents->canExport() : m_list->canExport();
}

void RunsPage::exportPage()
{
    if (!canExport())
        return;
    if (isReportShown())
        exportReport(ExportKind::CsvData);
    else if (isAgentsShown())
        m_agents->exportShown();
    else
        m_list->exportShown();
}

void RunsPage::undo()
{
    m_list->undo();
}

bool RunsPage::escape()
{
    if (isReportShown())
        return m_report->escape();
    return isAgentsShown() ? m_agents->escape() : m_list->escape();
}

void RunsPage::finish()
{
    m_list->finish();
}

void RunsPage::repeat()
{
    if (!m_report->run())
        return;
    emit goTo(PageId::Start, QStringLiteral("repeat ") + m_report->run()->id.value);
    emit repeatWanted(viewmodels::repeatPlan(*m_report->run()));
}

void RunsPage::exportReport(ExportKind kind)
{
    if (!m_report->run())
        return;
    switch (kind) {
    case ExportKind::CsvData:
        exportCsv(csvTables(*m_report->run()), reports::CsvProfile::Data);
        break;
    case ExportKind::CsvExcel:
        exportCsv(csvTables(*m_report->run()), reports::CsvProfile::ExcelPtBr);
        break;
    case ExportKind::Json:
    case ExportKind::Html:
    case ExportKind::JUnit:
        exportOneFile(kind);
        break;
    case ExportKind::Charts:
        exportCharts();
        break;
    case ExportKind::Headline:
        copyHeadline();
        break;
    }
}

void RunsPage::exportOneFile(ExportKind kind)
{
    const SingleFile file = singleFile(*m_report->run(), kind);
    const FileRequest request{tr("Export the run"), QDir(directory()).filePath(file.name), {file.filter}, true, false};
    m_services.dialogs.askFile(this, request, [this, file](const QString &path) { write({{path, file.bytes}}, {}); });
}

void RunsPage::exportCharts()
{
    const FileRequest request{tr("Directory for the charts"), directory(), {}, true, true};
    const QVector<ReportCharts::Picture> pictures = m_report->charts()->pictures();
    if (pictures.isEmpty())
        return;
    const QString stem = fileStem(m_report->run()->id.value);
    m_services.dialogs.askFile(this, request, [this, pictures, stem](const QString &path) {
        QVector<ExportFile> files;
        for (const ReportCharts::Picture &picture : pictures)
            files.append({QDir(path).filePath(QStringLiteral("%1_%2.png").arg(stem, picture.name)),
                          [image = picture.image] { return pngOf(image); }});
        write(files, {});
    });
}

void RunsPage::exportCsv(const QVector<ExportDialog::Table> &tables, std::optional<reports::CsvProfile> profile)
{
    auto *dialog = new ExportDialog({m_services.dialogs, m_services.preferences, directory(), tables}, this);
    if (profile)
        dialog->setProfile(*profile);
    connect(dialog, &ExportDialog::saveWanted, this,
            [this, dialog = QPointer(dialog)](const QString &path, const std::function<QByteArray()> &bytes) {
                write({{path, bytes}}, dialog);
            });
    dialog->open();
}

void RunsPage::exportExecutions()
{
    const dashboard::ExecutionFilter filter = m_agents->filter();
    const auto preview = [shown = m_agents->shown()](reports::CsvProfile profile) {
        constexpr qsizetype lines = 5;
        reports::ExecutionCsv csv(profile);
        csv.add(shown.first(std::min(lines, shown.size())));
        return csv.take();
    };
    auto *dialog =
        new ExportDialog({m_services.dialogs,
                          m_services.preferences,
                          directory(),
                          {{ExportDialog::Table::Kind::Executions, QStringLiteral("executions.csv"), preview}}},
                         this);
    connect(dialog, &ExportDialog::saveWanted, this,
            [this, filter, dialog = QPointer(dialog)](const QString &path) { writeExecutions(path, filter, dialog); });
    connect(dialog, &QDialog::rejected, this, [this] { m_export.reset(); }); // the old file stays
    dialog->open();
}

void RunsPage::writeExecutions(const QString &path, const dashboard::ExecutionFilter &filter,
                               const QPointer<ExportDialog> &dialog)
{
    m_export = std::make_unique<ExecutionExport>(m_services.agents, filter, path, dialog->profile());
    connect(m_export.get(), &ExecutionExport::progressed, this, [this](qint64 written) {
        emit said(tr("%1 executions written…").arg(text::number(static_cast<double>(written))));
    });
    deliver(m_export->start(), m_export.get(), [this, path, dialog](const Result<qint64> &written) {
        m_export.release()->deleteLater(); // it is what calls this
        if (written) {
            if (dialog)
                dialog->accept();
            return onWritten({path});
        }
        const QString sentence = dashboardSentence(written.error());
        if (dialog)
            dialog->showFailure(sentence.toHtmlEscaped());
        emit said(sentence);
    });
}

void RunsPage::write(const QVector<ExportFile> &files, const QPointer<ExportDialog> &dialog)
{
    deliver(writeExports(files), this, [this, dialog](const Result<QStringList> &written) {
        if (written) {
            if (dialog)
                dialog->accept();
            onWritten(*written);
            return;
        }
        const QString sentence = text::sentence(written.error());
        if (dialog) {
            dialog->showFailure(sentence.toHtmlEscaped());
        } else {
            m_openFolder->hide();
            m_notice->say(Notice::Tone::Error, sentence.toHtmlEscaped());
        }
        emit said(sentence);
    });
}

void RunsPage::onWritten(const QStringList &paths)
{
    rememberDirectory(paths.first());
    m_openFolder->show();
    const QString sentence = paths.size() == 1
                                 //: %1 is a path
                                 ? tr("Exported to %1.").arg(code(paths.first()))
                                 //: %1 is a directory
                                 : tr("%Ln file(s) exported to %1.", "", int(paths.size())).arg(code(m_folder));
    m_notice->say(Notice::Tone::Ok, sentence);
    emit said(tr("Exported."));
}

void RunsPage::copyHeadline()
{
    QGuiApplication::clipboard()->setText(m_report->headline());
    emit said(tr("The headline was copied."));
}

QString RunsPage::directory() const
{
    return m_folder.isEmpty() ? documents() : m_folder;
}

void RunsPage::rememberDirectory(const QString &path)
{
    m_folder = QFileInfo(path).absolutePath();
}

void RunsPage::retranslate()
{
    m_openFolder->setText(tr("Open folder"));
}

void RunsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
