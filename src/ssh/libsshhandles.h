#pragma once

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <memory>

namespace testum::ssh {

struct SshSessionDeleter
{
    void operator()(ssh_session session) const { ssh_free(session); }
};
struct SshKeyDeleter
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
struct SshChannelDeleter
{
    void operator()(ssh_channel channel) const { ssh_channel_free(channel); }
};
struct SshEventDeleter
{
    void operator()(ssh_event event) const { ssh_event_free(event); }
};
struct SshTextDeleter
{
    void operator()(char *text) const { ssh_string_free_char(text); }
};

using SessionHandle = std::unique_ptr<ssh_session_struct, SshSessionDeleter>;
using KeyHandle = std::unique_ptr<ssh_key_struct, SshKeyDeleter>;
using SharedKey = std::shared_ptr<ssh_key_struct>; ///< made from a KeyHandle; read-only
using ChannelHandle = std::unique_ptr<ssh_channel_struct, SshChannelDeleter>;
using EventHandle = std::unique_ptr<ssh_event_struct, SshEventDeleter>;
using TextHandle = std::unique_ptr<char, SshTextDeleter>;

} // namespace testum::ssh
