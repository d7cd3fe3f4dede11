// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lets file modes stop the superuser too, so that tests see what others see.
#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QtGlobal>

namespace largada::test
{

// As root, file modes stop nothing: this gives that up for the thread, and those that it begins,
// as long as it lives. For anybody else, nothing.
class ModesCount
{
public:
    ModesCount()
    {
        ::syscall(SYS_capget, &m_header, m_before);
        __user_cap_data_struct now[2] = {m_before[0], m_before[1]};
        now[0].effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
        ::syscall(SYS_capset, &m_header, now);
    }
    ~ModesCount() { ::syscall(SYS_capset, &m_header, m_before); }
    Q_DISABLE_COPY_MOVE(ModesCount)

private:
    __user_cap_header_struct m_header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct m_before[2]{};
};

} // namespace largada::test
