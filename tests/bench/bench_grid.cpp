// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Pods page costs with 10,000 runners: one tick of changes, a whole paint, a key in the filter, and how long
// the UI's thread is away while the fleet churns. Beside each, in the same run, a view of Qt's whose delegate paints
// the same tiles.
#include <algorithm>
#include <chrono>
#include <vector>

#include <QApplication>
#include <QEventLoop>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>

#include "bench_line.h"
#include "pods/pod_table.h"
#include "pods/pods_page.h"
#include "support/fake_console.h"
#include "text/language.h"
#include "viewmodels/roles.h"
#include "widgets/runner_tile.h"

using namespace largada;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerRowChanges;
using fleet::RunnerState;
using viewmodels::RunnerFilter;
using viewmodels::RunnerModel;

namespace
{

constexpr int fleetSize = 10'000;
constexpr int changesATick = 1'000;
constexpr int rounds = 30;
constexpr QSize pageSize{1280, 800};

RunnerRow rowOf(int number)
{
    RunnerRow row;
    row.id.value = QStringLiteral("runner-%1").arg(number, 5, 10, QLatin1Char('0'));
    row.state = static_cast<RunnerState>(number % 6); // failed: as few as there are
    if (number % 500 == 7) {
        row.state = RunnerState::Failed;
        row.reason = {ReasonCode::ScriptFailed, QStringLiteral("TypeError in line %1").arg(number % 100)};
    } else if (number % 3 == 0) {
        row.reason = {ReasonCode::InitialisingVus, {}, number % 50, 50};
    }
    row.plannedVus = 50;
    row.requests = number;
    return row;
}

QVector<RunnerRow> fleetRows()
{
    QVector<RunnerRow> rows;
    for (int i = 0; i < fleetSize; ++i)
        rows.push_back(rowOf(i));
    return rows;
}

// Scattered, so that no two are neighbours.
RunnerRowChanges tick(int round, int changes)
{
    RunnerRowChanges all;
    for (int i = 0; i < changes; ++i) {
        RunnerRow row = rowOf((i * (fleetSize / changes) + round) % fleetSize);
        row.vus = 1 + round;
        row.requests = *row.requests + 100 + round;
        row.state = static_cast<RunnerState>((i + round) % 6);
        all.changed.push_back(row);
    }
    return all;
}

engine::Update newFleet()
{
    engine::Update update;
    update.view.id.value = QStringLiteral("bench");
    update.view.stage = coordinator::Stage::Running;
    update.view.phases.resize(1);
    update.isNewFleet = true;
    update.rows = fleetRows();
    return update;
}

// The same tiles, as a delegate paints them.
class TileDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        ++painted;
        const auto state = static_cast<RunnerState>(index.data(viewmodels::StateRole).toInt());
        ui::paintTile(*painter, QRectF(option.rect.topLeft(), QSizeF(6, 6)), {state}, ui::darkTheme());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {7, 7}; }

    mutable int painted = 0;
};

// Counts what a widget paints, so that nothing is measured that did not happen.
class Paints final : public QObject
{
public:
    explicit Paints(QWidget *widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

class TileList final : public QListView
{
public:
    explicit TileList(QAbstractItemModel &model)
    {
        setModel(&model);
        setModelColumn(RunnerModel::Name);
        setViewMode(QListView::IconMode);
        setResizeMode(QListView::Adjust);
        setMovement(QListView::Static);
        setUniformItemSizes(true);
        setSpacing(0);
        setItemDelegate(delegate);
        resize(pageSize);
        show();
    }

    TileDelegate *delegate = new TileDelegate(this);
};

template<class Fn>
double milliseconds(Fn fn)
{
    const auto begin = std::chrono::steady_clock::now();
    fn();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double at(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<size_t>(static_cast<double>(values.size()) * part))];
}

// Queued calls and paints of just now, and nothing that timers bring.
void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

struct PageOfMany {
    PageOfMany() : page(console.services)
    {
        page.resize(pageSize);
        page.show();
        emit console.engine.updated(newFleet());
        settle();
    }
    RunnerModel &model() { return console.run.runners(); }

    test::FakeConsole console;
    ui::PodsPage page;
};

void benchTick()
{
    RunnerModel model;
    RunnerFilter filter(model);
    ui::PodSelection selection;
    SystemClock clock;
    model.setRows(fleetRows());
    std::vector<double> ours, peers, whole;
    {
        ui::PodGrid grid(model, filter, selection, clock);
        grid.resize(pageSize);
        grid.show();
        settle();
        const Paints paints(grid.viewport());
        if (grid.layoutOf().contentHeight() > grid.viewport()->height())
            qFatal("the grid does not show all");
        for (int i = 0; i < rounds; ++i) {
            // The model's own work is in bench_view_models: here it is taken off.
            RunnerModel alone;
            alone.setRows(QVector<RunnerRow>(model.rows().cbegin(), model.rows().cend()));
            const RunnerRowChanges changes = tick(i, changesATick);
            const double modelOnly = milliseconds([&] { alone.apply(changes); });
            const double both = milliseconds([&] {
                model.apply(changes);
                settle();
            });
            ours.push_back(std::max(0.0, both - modelOnly));
            if (paints.count != 2 * i + 1)
                qFatal("tick %d: %d paints", i, paints.count);
            whole.push_back(milliseconds([&grid] { grid.viewport()->repaint(); }));
        }
    }
    model.setRows(fleetRows());
    TileList list(model);
    settle();
    for (int i = 0; i < rounds / 3; ++i) {
        const RunnerRowChanges changes = tick(i, changesATick);
        peers.push_back(milliseconds([&] {
            model.apply(changes);
            settle();
        }));
    }
    bench::benchLine("grid_tick_1000_of_10000", median(ours), "ms", 4, median(peers), "QListView with a delegate",
                     "median; update and paint, without the model's own time");
    bench::benchLine("grid_tick_1000_of_10000_max", at(ours, 1), "ms");
    bench::benchLine("grid_blit_10000", median(whole), "ms");
}

void benchPaint()
{
    RunnerModel model;
    RunnerFilter filter(model);
    ui::PodSelection selection;
    SystemClock clock;
    model.setRows(fleetRows());
    std::vector<double> ours, peers;
    ui::PodGrid grid(model, filter, selection, clock);
    grid.resize(pageSize);
    grid.show();
    settle();
    for (int i = 0; i < rounds; ++i) {
        ours.push_back(milliseconds([&] {
            grid.setStale(i % 2 == 0); // all tiles look otherwise
            settle();
        }));
    }
    TileList list(model);
    settle();
    for (int i = 0; i < rounds / 3; ++i) {
        list.delegate->painted = 0;
        peers.push_back(milliseconds([&list] { list.viewport()->repaint(); }));
        if (list.delegate->painted < fleetSize)
            qFatal("the list shows %d tiles", list.delegate->painted);
    }
    bench::benchLine("grid_full_paint_10000", median(ours), "ms", 16, median(peers), "QListView with a delegate",
                     "median; layout, every tile and the blit");
}

void benchPage()
{
    PageOfMany many;
    std::vector<double> grid, table;
    for (int i = 0; i < rounds; ++i) {
        const RunnerRowChanges changes = tick(i, changesATick);
        grid.push_back(milliseconds([&] {
            many.model().apply(changes);
            settle();
        }));
    }
    QMetaObject::invokeMethod(many.page.findChild<QObject *>(QStringLiteral("podView")), "chosen", Q_ARG(int, 1));
    settle();
    if (!many.page.table().isVisible())
        qFatal("the table is not seen");
    for (int i = 0; i < rounds; ++i) {
        const RunnerRowChanges changes = tick(i, changesATick);
        table.push_back(milliseconds([&] {
            many.model().apply(changes);
            settle();
        }));
    }
    RunnerModel model;
    model.setRows(fleetRows());
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    QTableView plain;
    plain.setModel(&proxy);
    plain.resize(pageSize);
    plain.show();
    settle();
    std::vector<double> peers;
    for (int i = 0; i < rounds; ++i) {
        const RunnerRowChanges changes = tick(i, changesATick);
        peers.push_back(milliseconds([&] {
            model.apply(changes);
            settle();
        }));
    }
    bench::benchLine("pods_tick_grid_10000", median(grid), "ms", 16, std::nullopt, {},
                     "median; model, proxy and page with the grid");
    bench::benchLine("pods_tick_table_10000", median(table), "ms", 16, median(peers),
                     "QTableView on a QSortFilterProxyModel", "median; model, proxy and page with the table");
}

void benchFilter()
{
    PageOfMany many;
    auto *edit = many.page.findChild<QLineEdit *>(QStringLiteral("podFilter"));
    const QStringList typed{QStringLiteral("7"),  QStringLiteral("77"),  QStringLiteral("7"),    QString(),
                            QStringLiteral("in"), QStringLiteral("ini"), QStringLiteral("init"), QString()};
    RunnerModel model;
    model.setRows(fleetRows());
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setFilterKeyColumn(RunnerModel::Name);
    TileList list(proxy);
    settle();
    const auto type = [&](std::vector<double> &ours) {
        for (int i = 0; i < rounds / 3; ++i) {
            for (const QString &text : typed) {
                ours.push_back(milliseconds([&] {
                    edit->setText(text);
                    settle();
                }));
            }
        }
    };
    std::vector<double> grid, table, peers;
    type(grid);
    for (int i = 0; i < rounds / 10; ++i) {
        for (const QString &text : typed) {
            peers.push_back(milliseconds([&] {
                proxy.setFilterFixedString(text);
                settle();
            }));
        }
    }
    QMetaObject::invokeMethod(many.page.findChild<QObject *>(QStringLiteral("podView")), "chosen", Q_ARG(int, 1));
    settle();
    type(table);
    list.hide();
    QTableView plain;
    plain.setModel(&proxy);
    plain.resize(pageSize);
    plain.show();
    settle();
    std::vector<double> plainPeers;
    for (int i = 0; i < rounds / 3; ++i) {
        for (const QString &text : typed) {
            plainPeers.push_back(milliseconds([&] {
                proxy.setFilterFixedString(text);
                settle();
            }));
        }
    }
    bench::benchLine("pods_filter_key_grid_10000", median(grid), "ms", 30, median(peers),
                     "QListView on a QSortFilterProxyModel", "median of keys");
    bench::benchLine("pods_filter_key_grid_10000_max", at(grid, 1), "ms", 30, at(peers, 1),
                     "QListView on a QSortFilterProxyModel", "slowest key");
    bench::benchLine("pods_filter_key_table_10000", median(table), "ms", 30, median(plainPeers),
                     "QTableView on a QSortFilterProxyModel", "median of keys");
    bench::benchLine("pods_filter_key_table_10000_max", at(table, 1), "ms", 30, at(plainPeers, 1),
                     "QTableView on a QSortFilterProxyModel", "slowest key");
}

// A heartbeat of 10 ms tells how long nothing else could run.
std::vector<double> gapsWhile(const std::function<void(int)> &churn)
{
    constexpr int seconds = 10;
    std::vector<double> gaps;
    auto last = std::chrono::steady_clock::now();
    QTimer heart, change;
    QEventLoop loop;
    heart.setTimerType(Qt::PreciseTimer);
    heart.setInterval(10);
    QObject::connect(&heart, &QTimer::timeout, &loop, [&] {
        const auto now = std::chrono::steady_clock::now();
        gaps.push_back(std::chrono::duration<double, std::milli>(now - last).count());
        last = now;
    });
    int round = 0;
    change.setTimerType(Qt::PreciseTimer);
    change.setInterval(100); // as the engine tells of them
    QObject::connect(&change, &QTimer::timeout, &loop, [&] { churn(++round); });
    QTimer::singleShot(std::chrono::seconds(seconds), &loop, &QEventLoop::quit);
    heart.start();
    change.start();
    loop.exec();
    return gaps;
}

void benchGaps()
{
    constexpr int changesAtOnce = 50; // 500 a second
    std::vector<double> ours, idle, peers;
    {
        PageOfMany many;
        ours = gapsWhile([&many](int round) {
            engine::Update update;
            update.view = many.console.run.view();
            update.changes = tick(round, changesAtOnce);
            emit many.console.engine.updated(update);
        });
    }
    RunnerModel model;
    model.setRows(fleetRows());
    TileList list(model);
    settle();
    peers = gapsWhile([&model](int round) { model.apply(tick(round, changesAtOnce)); });
    bench::benchLine("pods_ui_gap_p99", at(ours, 0.99), "ms", 16, at(peers, 0.99), "QListView with a delegate",
                     "10 s, 500 changes a second of 10,000 runners; a heartbeat of 10 ms");
    bench::benchLine("pods_ui_gap_max", at(ours, 1), "ms", 50, at(peers, 1), "QListView with a delegate");
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    text::installLanguage(app, text::Language::English);
    ui::applyTheme(app, ui::darkTheme(), 100);
    benchTick();
    benchPaint();
    benchPage();
    benchFilter();
    benchGaps();
    return 0;
}
