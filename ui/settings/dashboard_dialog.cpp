// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/dashboard_dialog.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLineEdit>
#include <QUrl>

#include "settings/card_form.h"
#include "shell/dashboard_words.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/field_row.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using Kept = viewmodels::DashboardConsole::Kept;
using What = engine::DashboardStep::What;

namespace
{

constexpr int mostFile = 46; // characters

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace

QString dashboardUrlProblem(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return DashboardDialog::tr("Type its address.");
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")))
        return DashboardDialog::tr("It begins with http:// or https://.");
    if (url.host().isEmpty())
        return DashboardDialog::tr("The host's name is missing.");
    if (!url.userInfo().isEmpty())
        return DashboardDialog::tr("User and password go into their own fields, not into the address.");
    if (url.hasQuery() || url.hasFragment())
        return DashboardDialog::tr("It ends with the port or a path, without ? and #.");
    return {};
}

DashboardDialog::DashboardDialog(const Services &services, QWidget *parent)
    : QDialog(parent), m_services(services), m_before(services.dashboard.profile()), m_caFile(m_before.caFile),
      m_urlRow(new FieldRow), m_userRow(new FieldRow), m_passwordRow(new FieldRow), m_caRow(new FieldRow),
      m_url(new QLineEdit(m_before.url)), m_user(new QLineEdit(m_before.user)), m_password(new QLineEdit),
      m_sessionOnly(new QCheckBox), m_ca(new Label(TextKind::Mono)),
      m_chooseCa(new Button(ButtonKind::Plain, ButtonSize::Small)),
      m_forgetCa(new Button(ButtonKind::Link, ButtonSize::Small)),
      m_plainHint(new Paragraph(TextKind::Small, Ink::Warning)), m_testButton(new Button),
      m_verdict(new Label(TextKind::BodyStrong)), m_steps(new QVBoxLayout), m_cancel(new Button),
      m_save(new Button(ButtonKind::Primary))
{
    setObjectName(QStringLiteral("dashboardDialog"));
    build();
    m_sessionOnly->setChecked(!m_before.isKept); // a keyring is touched when somebody wants it only
    for (QLineEdit *field : {m_url, m_user, m_password}) {
        connect(field, &QLineEdit::textEdited, this, [this] {
            clearTest();
            showProblems();
        });
    }
    connect(m_chooseCa, &Button::clicked, this, &DashboardDialog::chooseCa);
    connect(m_forgetCa, &Button::clicked, this, [this] {
        m_caFile.clear();
        clearTest();
        retranslate();
    });
    connect(m_testButton, &Button::clicked, this, &DashboardDialog::test);
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_save, &Button::clicked, this, &DashboardDialog::save);
    resize(scaled(640), scaled(460));
    retranslate();
}

DashboardDialog::~DashboardDialog() = default;

void DashboardDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(20), scaled(16), scaled(20), scaled(16));
    column->setSpacing(scaled(10));
    const auto field = [column](FieldRow *row, QLineEdit *edit, const char *name) {
        edit->setObjectName(QString::fromLatin1(name));
        row->fields()->addWidget(edit, 1);
        row->name()->setBuddy(edit);
        column->addWidget(row);
    };
    constexpr int longestUrl = 2048, longestName = 255, longestPassword = 1024;
    field(m_urlRow, m_url, "dashboardUrl");
    m_plainHint->setIcon(QStringLiteral("triangle-alert"), Ink::Warning);
    m_urlRow->addBelow(m_plainHint);
    field(m_userRow, m_user, "dashboardUser");
    field(m_passwordRow, m_password, "dashboardPassword");
    m_url->setMaxLength(longestUrl);
    m_url->setPlaceholderText(QStringLiteral("https://dashboard.example:3000"));
    m_user->setMaxLength(longestName);
    m_password->setMaxLength(longestPassword);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_passwordRow->addBelow(m_sessionOnly);
    m_sessionOnly->setObjectName(QStringLiteral("sessionOnly"));
    m_ca->setEliding(Qt::ElideMiddle);
    m_chooseCa->setObjectName(QStringLiteral("chooseCa"));
    m_forgetCa->setObjectName(QStringLiteral("forgetCa"));
    m_caRow->fields()->addWidget(m_ca, 1);
    m_caRow->fields()->addWidget(m_forgetCa);
    m_caRow->fields()->addWidget(m_chooseCa);
    column->addWidget(m_caRow);
    column->addWidget(new Rule);
    auto *testing = new QHBoxLayout;
    testing->setSpacing(scaled(10));
    testing->addWidget(m_testButton);
    testing->addWidget(m_verdict, 1);
    m_testButton->setObjectName(QStringLiteral("testDashboard"));
    m_testButton->setIconName(QStringLiteral("plug-zap"));
    m_verdict->setObjectName(QStringLiteral("testVerdict"));
    column->addLayout(testing);
    m_steps->setSpacing(scaled(4));
    column->addLayout(m_steps);
    column->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8));
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    m_cancel->setObjectName(QStringLiteral("cancelDashboard"));
    m_save->setObjectName(QStringLiteral("saveDashboard"));
    m_save->setDefault(true);
    column->addLayout(buttons);
}

settings::DashboardProfile DashboardDialog::profile() const
{
    settings::DashboardProfile profile;
    profile.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode).toString(QUrl::FullyEncoded);
    profile.user = m_user->text().trimmed();
    profile.caFile = m_caFile;
    profile.isKept = !m_sessionOnly->isChecked();
    return profile;
}

std::optional<QByteArray> DashboardDialog::password() const
{
    const bool isUntouched = m_password->text().isEmpty() && m_services.dashboard.hasPassword(profile());
    return isUntouched ? std::nullopt : std::optional(m_password->text().toUtf8());
}

void DashboardDialog::chooseCa()
{
    FileRequest request;
    request.title = tr("Choose the authority's certificate");
    request.suggested = m_caFile;
    request.filters = QStringList{tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")};
    m_services.dialogs.askFile(this, request, [this](const QString &path) {
        m_caFile = path;
        clearTest();
        retranslate();
    });
}

void DashboardDialog::clearTest()
{
    m_test.reset();
    while (QLayoutItem *item = m_steps->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_verdict->clear();
    m_testButton->setEnabled(true);
}

void DashboardDialog::test()
{
    clearTest();
    m_wasRefused = true;
    if (showProblems())
        return;
    m_testButton->setEnabled(false);
    m_verdict->setInk(Ink::Muted);
    m_verdict->setText(tr("Trying…"));
    m_test = m_services.dashboard.test(profile(), password());
    connect(m_test.get(), &engine::DashboardTest::stepped, this, &DashboardDialog::addStep);
    connect(m_test.get(), &engine::DashboardTest::finished, this, &DashboardDialog::endTest);
}

void DashboardDialog::addStep(const engine::DashboardStep &step)
{
    m_took = step.at;
    const auto words = [&step]() -> QString {
        if (step.error && step.what == What::Credentials && step.error->status == 401)
            return tr("User or password is wrong.");
        if (step.error)
            return dashboardSentence(*step.error);
        switch (step.what) {
        case What::Address:
            return tr("Address can be used");
        case What::Answer:
            return tr("The dashboard answers");
        case What::Credentials:
            return tr("User and password accepted");
        }
        return {};
    };
    auto *line = new QWidget;
    line->setObjectName(QStringLiteral("testStep"));
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(8));
    auto *at = new Label(TextKind::Mono, Ink::Muted);
    constexpr double second = 1000;
    at->setText(text::number(double(step.at.count()) / second, 2));
    auto *mark = new Label;
    mark->setPixmap(iconPixmap(step.error ? QStringLiteral("circle-x") : QStringLiteral("circle-check"), scaled(14),
                               themeOf(this).color(step.error ? Ink::Error : Ink::Ok), devicePixelRatioF()));
    auto *what = new Paragraph(TextKind::Small, Ink::Text);
    what->setPlainText(words());
    auto *detail = new Label(TextKind::Small, Ink::Muted);
    detail->setEliding(Qt::ElideMiddle);
    detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    detail->setText(step.what == What::Credentials ? backendWord(step.detail) : step.detail);
    detail->setVisible(!step.error && !detail->text().isEmpty());
    row->addWidget(at, 0, Qt::AlignTop);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(what, 2);
    row->addWidget(detail, 1, Qt::AlignTop);
    line->setAccessibleName(QStringLiteral("%1 %2").arg(what->plainText(), detail->text()));
    m_steps->addWidget(line);
}

void DashboardDialog::endTest(bool isUsable)
{
    m_testButton->setEnabled(true);
    m_testButton->setText(tr("Test again"));
    m_verdict->setInk(isUsable ? Ink::Ok : Ink::Error);
    constexpr double second = 1000;
    m_verdict->setText(isUsable ? tr("Connected in %1 s").arg(text::number(double(m_took.count()) / second, 2))
                                : tr("Not connected"));
}

bool DashboardDialog::showProblems()
{
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    m_plainHint->setVisible(url.scheme() == QLatin1String("http") && !url.host().isEmpty() && !isLoopback(url));
    if (!m_wasRefused) // nobody is interrupted while typing
        return false;
    const QString address = dashboardUrlProblem(m_url->text());
    m_urlRow->setProblem(address);
    markField(m_url, address);
    const QString user = m_user->text().contains(QLatin1Char(':')) ? tr("A user's name has no colon.") : QString();
    m_userRow->setProblem(user);
    markField(m_user, user);
    return !address.isEmpty() || !user.isEmpty();
}

void DashboardDialog::save()
{
    m_wasRefused = true;
    if (showProblems()) {
        (m_urlRow->problem().isEmpty() ? m_user : m_url)->setFocus();
        return;
    }
    m_save->setEnabled(false);
    m_verdict->setInk(Ink::Muted);
    if (!m_sessionOnly->isChecked())
        m_verdict->setText(tr("Asking the keyring…"));
    deliver(m_services.dashboard.save(profile(), password()), this,
            [this](const Result<Kept> &kept) { onSaved(kept); });
}

void DashboardDialog::onSaved(const Result<Kept> &kept)
{
    m_save->setEnabled(true);
    const bool isMissed = !m_sessionOnly->isChecked() && (!kept || *kept != Kept::Keyring);
    emit said(isMissed ? tr("No keyring available: the password is kept in this session only.")
                       : tr("The dashboard is saved."));
    accept();
}

void DashboardDialog::retranslate()
{
    setWindowTitle(tr("Connect to a dashboard"));
    m_urlRow->name()->setText(tr("Address"));
    m_userRow->name()->setText(tr("User"));
    m_passwordRow->name()->setText(tr("Password"));
    m_caRow->name()->setText(tr("Authority"));
    m_url->setAccessibleName(tr("Address"));
    m_user->setAccessibleName(tr("User"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(m_services.dashboard.hasPassword(m_before) ? tr("as it is") : QString());
    m_sessionOnly->setText(tr("Keep in this session only"));
    m_sessionOnly->setToolTip(tr("Without it the password goes into the desktop's keyring, never into a file."));
    m_plainHint->setPlainText(tr("Without https, the password and the figures can be read on the way."));
    m_ca->setKind(m_caFile.isEmpty() ? TextKind::Small : TextKind::Mono);
    m_ca->setText(m_caFile.isEmpty() ? tr("those that this system trusts") : shortPath(m_caFile, mostFile));
    m_chooseCa->setText(tr("Choose…"));
    m_forgetCa->setText(tr("The system's"));
    m_forgetCa->setVisible(!m_caFile.isEmpty());
    m_testButton->setText(tr("Test"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save"));
    showProblems();
}

void DashboardDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        clearTest(); // of a moment that is over
        retranslate();
    }
}

} // namespace largada::ui
