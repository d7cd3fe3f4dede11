// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyleOptionButton>
#include <QTableView>
#include <QToolButton>

#include "support/picture.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"
#include "widgets/runner_tile.h"
#include "widgets/search_edit.h"
#include "widgets/segmented.h"
#include "widgets/state_bar.h"
#include "widgets/state_chip.h"
#include "widgets/stepper.h"
#include "widgets/table_look.h"
#include "widgets/tag.h"

using namespace largada;
using namespace largada::ui;

namespace
{

// One of each.
class Gallery final : public QWidget
{
public:
    Gallery()
    {
        auto *page = new QVBoxLayout(this);
        auto *buttons = new QHBoxLayout;
        int number = 0;
        for (const ButtonKind kind : {ButtonKind::Plain, ButtonKind::Primary, ButtonKind::Start, ButtonKind::Stop,
                                      ButtonKind::Danger, ButtonKind::Flat, ButtonKind::Link}) {
            auto *button = new Button(kind, number % 3 == 2 ? ButtonSize::Small : ButtonSize::Normal);
            button->setText(QStringLiteral("Button %1").arg(++number));
            button->setIconName(QStringLiteral("download"));
            buttons->addWidget(button);
            auto *blocked = new Button(kind);
            blocked->setText(QStringLiteral("Off"));
            blocked->setBlocked(QStringLiteral("because"));
            buttons->addWidget(blocked);
        }
        page->addLayout(buttons);
        auto *fields = new QHBoxLayout;
        auto *edit = new QLineEdit(QStringLiteral("checkout.js"));
        edit->setProperty("bad", QStringLiteral("true"));
        auto *combo = new QComboBox;
        combo->addItems({QStringLiteral("90 days"), QStringLiteral("30 days")});
        auto *spin = new QSpinBox;
        spin->setRange(0, 10'000);
        auto *check = new QCheckBox(QStringLiteral("Accept"));
        check->setChecked(true);
        auto *radio = new QRadioButton(QStringLiteral("Dark"));
        radio->setChecked(true);
        auto *segments = new Segmented;
        segments->setChoices({QStringLiteral("Grid"), QStringLiteral("Table")},
                             {QStringLiteral("layout-grid"), QStringLiteral("table-2")});
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(40);
        for (QWidget *widget :
             std::initializer_list<QWidget *>{new SearchEdit, edit, combo, spin, check, radio, segments, slider})
            fields->addWidget(widget);
        page->addLayout(fields);
        auto *chips = new QHBoxLayout;
        StateCounts counts{};
        for (const fleet::RunnerState state : fleet::allRunnerStates) {
            auto *chip = new StateChip(state);
            chip->setCount(int(state) * 3);
            chip->setChecked(state == fleet::RunnerState::Ready);
            counts[size_t(state)] = int(state) * 3 + 1;
            chips->addWidget(chip);
        }
        chips->addStretch();
        page->addLayout(chips);
        auto *bar = new StateBar;
        bar->setCounts(counts, 80);
        page->addWidget(bar);
        auto *stepper = new Stepper;
        stepper->setSteps({{QStringLiteral("Preflight"), QStringLiteral("0:02"), StepLook::State::Done},
                           {QStringLiteral("Wait for 60"), QStringLiteral("5:03"), StepLook::State::Done},
                           {QStringLiteral("Armed"), QStringLiteral("in 3 s"), StepLook::State::Now},
                           {QStringLiteral("Warm-up 25%"), {}, StepLook::State::ToCome},
                           {QStringLiteral("Main 100%"), {}, StepLook::State::Stopped}},
                          0.4);
        auto *card = new Card;
        auto *inside = new QVBoxLayout(card);
        inside->addWidget(stepper);
        auto *text = new Paragraph;
        text->setMarkup(QStringLiteral("60 runners begin together: <b>18,000 req/s</b> (25%), then, once all 60 stand "
                                       "ready again, <b>72,000 req/s</b> with <code>--address</code>."));
        inside->addWidget(text);
        page->addWidget(card);
        for (const Notice::Tone tone :
             {Notice::Tone::Info, Notice::Tone::Ok, Notice::Tone::Warning, Notice::Tone::Error}) {
            auto *notice = new Notice;
            notice->addAction(QStringLiteral("do"))->setText(QStringLiteral("Do it"));
            notice->setClosable(true);
            notice->say(tone, QStringLiteral("<b>Something was said.</b> And what to do about it."));
            page->addWidget(notice);
        }
        auto *tags = new QHBoxLayout;
        for (const Tag::Tone tone :
             {Tag::Tone::Neutral, Tag::Tone::Accent, Tag::Tone::Ok, Tag::Tone::Warning, Tag::Tone::Error}) {
            auto *tag = new Tag;
            tag->show(QStringLiteral("Completed"), tone, QStringLiteral("check"));
            tags->addWidget(tag);
        }
        auto *keys = new KeyCaps;
        keys->setKeys({QStringLiteral("Ctrl"), QStringLiteral("K")});
        tags->addWidget(keys);
        tags->addWidget(new Tiles);
        page->addLayout(tags);
        page->addStretch();
    }

private:
    class Tiles final : public QWidget
    {
    public:
        Tiles() { setMinimumSize(480, 60); }

    protected:
        void paintEvent(QPaintEvent *) override
        {
            QPainter painter(this);
            int left = 0;
            for (const int side : {8, 14, 24, 44}) {
                for (const fleet::RunnerState state : fleet::allRunnerStates) {
                    paintTile(painter, QRectF(left, 4, side, side),
                              {state, side > 10 && state == fleet::RunnerState::Pending}, themeOf(this));
                    left += side + 3;
                }
            }
        }
    };
};

// The first and the last of a part's columns in which something is painted but its lower line; -1: none.
std::pair<int, int> inkIn(const QImage &image, int left, int width, int height)
{
    std::pair<int, int> found{-1, -1};
    const QRgb paper = image.pixel(left + 1, 1);
    for (int x = left; x < left + width && x < image.width(); ++x) {
        for (int y = 0; y < height - 2; ++y) {
            if (image.pixel(x, y) == paper)
                continue;
            found = {found.first < 0 ? x : found.first, x};
            break;
        }
    }
    return found;
}

} // namespace

class TstWidgets : public QObject
{
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void everythingFitsAndIsPaintedInEveryLook()
    {
        Gallery gallery;
        for (const test::Look &look : test::allLooks()) {
            test::wear(look);
            const QImage image = test::picture(gallery, look, QStringLiteral("gallery"));
            QCOMPARE(image.pixelColor(2, image.height() - 3), ui::themeOf(&gallery).color(ui::Ink::Window));
            QVERIFY(gallery.minimumSizeHint().height() < 640);
        }
    }

    void tableHeadsBeginAndEndWhereTheirCellsDo_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("first") << 0 << false;
        QTest::newRow("middle, figures") << 1 << true;
        QTest::newRow("last, figures") << 2 << true;
    }
    void tableHeadsBeginAndEndWhereTheirCellsDo()
    {
        QFETCH(int, column);
        QFETCH(bool, isRight);
        QStandardItemModel model(1, 3);
        for (int i = 0; i < 3; ++i) {
            const QVariant alignment = QVariant::fromValue((i > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            model.setHeaderData(i, Qt::Horizontal, QStringLiteral("HH"));
            model.setHeaderData(i, Qt::Horizontal, alignment, Qt::TextAlignmentRole);
            model.setItem(0, i, new QStandardItem(QStringLiteral("HH")));
            model.item(0, i)->setTextAlignment(alignment.value<Qt::Alignment>());
        }
        QTableView view;
        view.setModel(&model);
        view.setItemDelegate(new CellDelegate(&view));
        dressTable(&view);
        view.horizontalHeader()->setSortIndicatorShown(true);
        view.horizontalHeader()->setSortIndicator(1 - column / 2, Qt::AscendingOrder);
        view.resize(400, 120);
        view.show();
        const int left = view.columnViewportPosition(column), width = view.columnWidth(column);
        const auto inkOf = [&](QWidget *part, int height) {
            return inkIn(part->grab().toImage(), left, width, height);
        };
        const auto [headFrom, headTo] = inkOf(view.horizontalHeader()->viewport(), view.horizontalHeader()->height());
        const auto [cellFrom, cellTo] = inkOf(view.viewport(), view.rowHeight(0));
        QVERIFY(headFrom >= 0 && cellFrom >= 0);
        const int apart = isRight ? headTo - cellTo : headFrom - cellFrom;
        QVERIFY2(std::abs(apart) <= 1, qPrintable(QString::number(apart)));
    }

    void blockedButtonSaysWhy()
    {
        Button button;
        button.setBlocked(QStringLiteral("13 runners are missing."));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.toolTip(), QStringLiteral("13 runners are missing."));
        QCOMPARE(button.accessibleDescription(), QStringLiteral("13 runners are missing."));
        button.setBlocked({});
        QVERIFY(button.isEnabled());
        QCOMPARE(button.toolTip(), QString());
    }

    void segmentsTellOnlyOfAPersonsChoice()
    {
        Segmented segments;
        segments.setChoices({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QSignalSpy chosen(&segments, &Segmented::chosen);
        segments.setIndex(1);
        QCOMPARE(chosen.size(), 0);
        segments.show();
        segments.findChildren<QAbstractButton *>().constLast()->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(segments.index(), 2);
        segments.setChoices({QStringLiteral("a"), QStringLiteral("b")});
        QCOMPARE(segments.findChildren<QAbstractButton *>().size(), 2);
    }

    void undoBarOffersOneThingAtATime()
    {
        UndoBar bar;
        QSignalSpy undone(&bar, &UndoBar::undone);
        QSignalSpy finished(&bar, &UndoBar::finished);
        bar.offer(QStringLiteral("Deleted 2 runs"));
        bar.offer(QStringLiteral("Deleted 1 run"));
        QCOMPARE(finished.size(), 1);
        bar.undo();
        QCOMPARE(undone.size(), 1);
        QVERIFY(!bar.isOffering());
        bar.undo();
        QCOMPARE(undone.size(), 1);
    }

    void chipCountsInTheLanguageOfTheMoment()
    {
        StateChip chip(fleet::RunnerState::Ready);
        chip.setCount(1047);
        text::installLanguage(*qApp, text::Language::Portuguese);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&chip, &change);
        QCOMPARE(chip.accessibleName(), QStringLiteral("1.047 prontos"));
        text::installLanguage(*qApp, text::Language::English);
        QCoreApplication::sendEvent(&chip, &change);
        QCOMPARE(chip.accessibleName(), QStringLiteral("1,047 ready"));
    }

    void paragraphLeavesRoomForItsIcon()
    {
        Paragraph plain, marked;
        const QString sentence = QStringLiteral("Start the address with http:// or https://");
        plain.setPlainText(sentence);
        marked.setPlainText(sentence);
        marked.setIcon(QStringLiteral("circle-alert"), Ink::Error);
        const int room = marked.sizeHint().width() - plain.sizeHint().width();
        QVERIFY(room >= scaled(14));
        const int narrow = plain.sizeHint().width() + room / 2; // enough for one of them
        QVERIFY(marked.heightForWidth(narrow) > plain.heightForWidth(narrow));
        marked.resize(marked.sizeHint());
        const QImage image = marked.grab().toImage();
        const QColor red = themeOf(&marked).color(Ink::Error);
        bool isDrawn = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < room; ++x)
                isDrawn = isDrawn || image.pixelColor(x, y) == red;
        }
        QVERIFY(isDrawn);
    }

    void handlesAndRadioButtonsAreRoundInAnySize_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {100, 125, 150, 200})
            QTest::addRow("%d", percent) << percent;
    }
    void handlesAndRadioButtonsAreRoundInAnySize()
    {
        QFETCH(int, percent);
        test::wear({false, false, {}, percent});
        QWidget page;
        QSlider slider(Qt::Horizontal, &page);
        QRadioButton radio(&page);
        radio.setFocusPolicy(Qt::NoFocus);
        page.resize(400, 200);
        slider.setGeometry({{20, 20}, slider.sizeHint()});
        radio.setGeometry({{20, 120}, radio.sizeHint()});
        page.show();
        QVERIFY(slider.height() >= scaled(12) + 2); // of its handle, with the border
        QStyleOptionButton option;
        option.initFrom(&radio);
        const QRect mark = radio.style()->subElementRect(QStyle::SE_RadioButtonIndicator, &option, &radio);
        const QImage image = page.grab().toImage();
        const QPoint corner = radio.pos() + mark.topLeft();
        QCOMPARE(image.pixelColor(corner), image.pixelColor(399, 199));
        QCOMPARE(image.pixelColor(corner + QPoint(1, 1)), image.pixelColor(399, 199));
    }

    void onlyTheButtonThatClearsASearchIsCalledSo()
    {
        SearchEdit edit;
        edit.setText(QStringLiteral("VUs"));
        edit.resize(200, 30);
        edit.show();
        QStringList named;
        for (const QToolButton *button : edit.findChildren<QToolButton *>())
            named << button->accessibleName();
        named.sort();
        QCOMPARE(named, (QStringList{QStringLiteral("Clear"), QStringLiteral("Search")}));
    }

    void remarkIsShownWholeOrNotAtAll()
    {
        Label remark(TextKind::Small);
        remark.setWholeOrNone();
        remark.setText(QStringLiteral("filtered and sorted by the dashboard"));
        const int whole = remark.sizeHint().width();
        const auto isBlank = [&remark](int width) {
            remark.resize(width, 20);
            QImage blank(remark.size(), QImage::Format_ARGB32);
            blank.fill(Qt::transparent);
            QImage image = blank;
            remark.render(&image, {}, {}, {});
            return image == blank;
        };
        QVERIFY(!isBlank(whole));
        QVERIFY(isBlank(whole - 10));
    }

    void noticeAndItsLinkStandOnOneLine()
    {
        test::wear({});
        Notice notice;
        Button *link = notice.addAction(QStringLiteral("link"));
        link->setText(QStringLiteral("Retry now"));
        notice.say(Notice::Tone::Warning, QStringLiteral("<b>Something was said.</b>"));
        notice.resize(600, notice.sizeHint().height());
        QCoreApplication::sendPostedEvents();
        auto *text = notice.findChild<Paragraph *>();
        const int line = QFontMetrics(textFont(TextKind::Small)).height();
        const int textMiddle = text->mapTo(&notice, QPoint(0, line / 2)).y();
        const int linkMiddle = link->mapTo(&notice, QPoint(0, link->height() / 2)).y();
        QVERIFY2(std::abs(textMiddle - linkMiddle) <= 1, qPrintable(QString::number(textMiddle - linkMiddle)));
    }
};

QTEST_MAIN(TstWidgets)
#include "tst_widgets.moc"
