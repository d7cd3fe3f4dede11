// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value or an Error. The only place that names tl::expected, so that std::expected is a change of one file.
#pragma once

#include <utility>

#include <tl/expected.hpp>

#include "core/error.h"

namespace largada
{

template<class T = void>
class [[nodiscard]] Result
{
public:
    Result() = default;
    Result(T value) : m_value(std::move(value)) {}
    Result(Error error) : m_value(tl::unexpected<Error>(std::move(error))) {}

    explicit operator bool() const { return m_value.has_value(); }
    T &operator*() & { return *m_value; }
    const T &operator*() const & { return *m_value; }
    T &&operator*() && { return *std::move(m_value); }
    T *operator->() { return &*m_value; }
    const T *operator->() const { return &*m_value; }
    const Error &error() const { return m_value.error(); }

private:
    tl::expected<T, Error> m_value;
};

template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_value(tl::unexpected<Error>(std::move(error))) {}

    explicit operator bool() const { return m_value.has_value(); }
    const Error &error() const { return m_value.error(); }

private:
    tl::expected<void, Error> m_value;
};

} // namespace largada
