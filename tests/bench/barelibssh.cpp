// The least a libssh client can do, as the yardstick of ./dev bench: a loop of threads, each taking
// the next host, logging in with one shared key, running the command and counting its output. Host
// keys are not compared and nothing is stored, so nothing that does more can be faster for long.
//
// Usage: barelibssh WIDTH KEYFILE USER COMMAND < "ADDRESS PORT" lines

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Host
{
    std::string address;
    unsigned port = 22;
};

struct Job
{
    std::string user;
    std::string command;
    ssh_key key = nullptr;
};

struct Output
{
    std::size_t bytes = 0;
    bool closed = false;
};

using Session = std::unique_ptr<ssh_session_struct, decltype(&ssh_free)>;

int countData(ssh_session, ssh_channel, void *, uint32_t length, int, void *userdata)
{
    static_cast<Output *>(userdata)->bytes += length;
    return static_cast<int>(length);
}

void markClosed(ssh_session, ssh_channel, void *userdata)
{
    static_cast<Output *>(userdata)->closed = true;
}

bool configure(ssh_session session, const Host &host, const Job &job)
{
    const int no = 0;
    const int yes = 1;
    const long timeoutSeconds = 30;
    return ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &no) == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_HOST, host.address.c_str()) == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_PORT, &host.port) == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_USER, job.user.c_str()) == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_NODELAY, &yes) == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &timeoutSeconds) == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null") == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null") == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_KEY_EXCHANGE, "curve25519-sha256") == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_CIPHERS_C_S, "aes128-gcm@openssh.com") == SSH_OK &&
           ssh_options_set(session, SSH_OPTIONS_CIPHERS_S_C, "aes128-gcm@openssh.com") == SSH_OK;
}

/// Reads both streams until the channel is closed. False when the connection broke before.
bool drain(ssh_session session, const Output &output)
{
    ssh_event event = ssh_event_new();
    bool alive = ssh_event_add_session(event, session) == SSH_OK;
    while (alive && !output.closed)
        alive = ssh_event_dopoll(event, 10'000) != SSH_ERROR && ssh_is_connected(session) == 1;
    ssh_event_remove_session(event, session);
    ssh_event_free(event);
    return output.closed;
}

/// Logs in, runs the command and answers its exit code, or -1 after a line on stderr.
int runOn(const Host &host, const Job &job, std::size_t &bytes)
{
    const Session session(ssh_new(), &ssh_free);
    const auto failed = [&](const char *what) {
        std::fprintf(stderr, "%s: %s: %s\n", host.address.c_str(), what,
                     ssh_get_error(session.get()));
        ssh_disconnect(session.get());
        return -1;
    };
    if (!session || !configure(session.get(), host, job))
        return failed("options");
    if (ssh_connect(session.get()) != SSH_OK)
        return failed("connect");
    if (ssh_userauth_publickey(session.get(), nullptr, job.key) != SSH_AUTH_SUCCESS)
        return failed("login");
    ssh_channel channel = ssh_channel_new(session.get());
    // Before the command starts: its output may arrive while the request is being answered.
    Output output;
    ssh_channel_callbacks_struct callbacks{};
    callbacks.userdata = &output;
    callbacks.channel_data_function = countData;
    callbacks.channel_close_function = markClosed;
    ssh_callbacks_init(&callbacks);
    if (ssh_set_channel_callbacks(channel, &callbacks) != SSH_OK ||
        ssh_channel_open_session(channel) != SSH_OK ||
        ssh_channel_request_exec(channel, job.command.c_str()) != SSH_OK)
        return failed("exec");
    if (!drain(session.get(), output))
        return failed("read");
    bytes = output.bytes;
    const int status = ssh_channel_get_exit_status(channel);
    ssh_channel_free(channel);
    ssh_disconnect(session.get());
    return status;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 5) {
        std::fputs("Usage: barelibssh WIDTH KEYFILE USER COMMAND < \"ADDRESS PORT\" lines\n",
                   stderr);
        return 2;
    }
    Job job{argv[3], argv[4]};
    std::vector<Host> hosts;
    for (Host host; std::cin >> host.address >> host.port;)
        hosts.push_back(host);
    if (ssh_init() != SSH_OK ||
        ssh_pki_import_privkey_file(argv[2], nullptr, nullptr, nullptr, &job.key) != SSH_OK) {
        std::fputs("barelibssh: the key cannot be read\n", stderr);
        return 2;
    }

    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> total{0};
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    const auto width = std::min<std::size_t>(std::strtoul(argv[1], nullptr, 10), hosts.size());
    for (std::size_t i = 0; i < width; ++i) {
        threads.emplace_back([&] {
            for (std::size_t at = next++; at < hosts.size(); at = next++) {
                std::size_t bytes = 0;
                failures += runOn(hosts[at], job, bytes) == 0 ? 0 : 1;
                total += bytes;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    ssh_key_free(job.key);
    std::printf("%zu hosts, %d failed, %zu bytes\n", hosts.size(), failures.load(), total.load());
    return failures == 0 ? 0 : 1;
}
