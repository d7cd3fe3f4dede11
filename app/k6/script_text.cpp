// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/script_text.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include <QByteArrayList>
#include <QByteArrayView>
#include <QRegularExpression>

namespace largada::k6
{

namespace
{

bool isWordChar(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) || c == '_' || c == '$' || byte >= 0x80;
}

class CodeScanner
{
public:
    CodeScanner(const QByteArray &script, const QByteArray &keptString) : m_in(script), m_kept(keptString) {}

    QByteArray run()
    {
        m_out.reserve(m_in.size());
        while (m_at < m_in.size()) {
            const char c = m_in[m_at];
            if (m_inTemplate)
                templateChar(c);
            else if (startsWith("//"))
                skipTo("\n", 0);
            else if (startsWith("/*"))
                skipTo("*/", 2);
            else if (c == '"' || c == '\'')
                string(c);
            else if (c == '/' && regexMayStart() && regexEnd() > 0)
                regex();
            else
                code(c);
        }
        return m_out;
    }

private:
    bool startsWith(const char *what) const { return QByteArrayView(m_in).sliced(m_at).startsWith(what); }

    void skipTo(const char *end, qsizetype length)
    {
        const auto found = m_in.indexOf(end, m_at + length);
        m_at = found < 0 ? m_in.size() : found + length;
        m_out += ' ';
    }

    // Ends at its quote or, when that is missing, at the end of the line.
    void string(char quote)
    {
        auto end = m_at + 1;
        while (end < m_in.size() && m_in[end] != quote && m_in[end] != '\n')
            end += m_in[end] == '\\' ? 2 : 1;
        end = std::min(end, m_in.size());
        const auto content = m_in.mid(m_at + 1, end - m_at - 1);
        m_out += quote + (content == m_kept ? content : QByteArray()) + quote;
        m_at = end < m_in.size() && m_in[end] == quote ? end + 1 : end;
    }

    void templateChar(char c)
    {
        if (c == '\\') {
            m_at += 2;
        } else if (c == '`') {
            m_inTemplate = false;
            m_out += '`';
            ++m_at;
        } else if (startsWith("${")) {
            m_inTemplate = false;
            m_braces.push_back(0);
            m_out += "${";
            m_at += 2;
        } else {
            ++m_at;
        }
    }

    // A slash divides after a value and starts a regular expression elsewhere.
    bool regexMayStart() const
    {
        auto end = m_out.size();
        while (end > 0 && std::isspace(static_cast<unsigned char>(m_out[end - 1])))
            --end;
        if (end == 0)
            return true;
        const char last = m_out[end - 1];
        if (!isWordChar(last))
            return last != ')' && last != ']' && last != '}' && last != '"' && last != '\'' && last != '`';
        auto begin = end;
        while (begin > 0 && isWordChar(m_out[begin - 1]))
            --begin;
        static const QByteArrayList before{"return", "typeof", "case",  "in",    "of",    "delete",  "void",
                                           "do",     "else",   "throw", "yield", "await", "default", "instanceof"};
        return before.contains(m_out.mid(begin, end - begin));
    }

    // One after the closing slash; 0 when the line has none.
    qsizetype regexEnd() const
    {
        bool inClass = false;
        for (auto at = m_at + 1; at < m_in.size() && m_in[at] != '\n'; ++at) {
            const char c = m_in[at];
            if (c == '\\')
                ++at;
            else if (c == '[')
                inClass = true;
            else if (c == ']')
                inClass = false;
            else if (c == '/' && !inClass)
                return at + 1;
        }
        return 0;
    }

    void regex()
    {
        m_at = regexEnd();
        m_out += "``"; // a value, so that a slash after it divides
    }

    void code(char c)
    {
        ++m_at;
        m_out += c;
        if (c == '`') {
            m_inTemplate = true;
        } else if (c == '{' && !m_braces.empty()) {
            ++m_braces.back();
        } else if (c == '}' && !m_braces.empty() && m_braces.back()-- == 0) {
            m_braces.pop_back();
            m_inTemplate = true;
        }
    }

    const QByteArray &m_in;
    const QByteArray &m_kept;
    QByteArray m_out;
    qsizetype m_at = 0;
    bool m_inTemplate = false;
    std::vector<int> m_braces; // open braces in each `${` that is open
};

} // namespace

QByteArray codeOnly(const QByteArray &script, const QByteArray &keptString)
{
    return CodeScanner(script, keptString).run();
}

bool objectHasKey(const QByteArray &code, qsizetype begin, const QByteArray &key)
{
    const QRegularExpression entry(QStringLiteral("^\\s*(?:(?:async|get)\\s+)?\\*?\\s*[\"']?%1[\"']?\\s*(?:[:(<,]|$)")
                                       .arg(QRegularExpression::escape(QString::fromLatin1(key))));
    const auto isKey = [&](qsizetype from, qsizetype to) {
        return entry.match(QString::fromLatin1(code.mid(from, to - from))).hasMatch();
    };
    int depth = 0;
    auto start = begin + 1;
    for (auto at = begin; at < code.size(); ++at) {
        const char c = code[at];
        if (c == '{' || c == '(' || c == '[')
            ++depth;
        else if (c == '}' || c == ')' || c == ']')
            --depth;
        const bool isEnd = depth == 0;
        if (!isEnd && !(c == ',' && depth == 1))
            continue;
        if (isKey(start, at))
            return true;
        if (isEnd)
            return false;
        start = at + 1;
    }
    return false;
}

} // namespace largada::k6
