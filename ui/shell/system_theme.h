// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the desktop wants dark colours: asked of its settings portal (org.freedesktop.appearance color-scheme), and
// told when it changes. Without a session bus or a portal: light.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace largada::ui
{

class SystemTheme final : public QObject
{
    Q_OBJECT
public:
    explicit SystemTheme(QObject *parent = nullptr); // asks, and does not wait

    bool isDark() const { return m_isDark; }

signals:
    void changed();

private slots:
    void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    bool m_isDark = false;
};

} // namespace largada::ui
