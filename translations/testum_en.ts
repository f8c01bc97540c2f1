<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>testumctl</name>
    <message>
        <source>&quot;%1&quot; needs one of these after it: %2.</source>
        <translation>"%1" needs one of these after it: %2.</translation>
    </message>
    <message>
        <source>There is no verb &quot;%1&quot;. &quot;testumctl help&quot; lists them.</source>
        <translation>There is no verb "%1". "testumctl help" lists them.</translation>
    </message>
    <message>
        <source>The option --%1 takes no value.</source>
        <translation>The option --%1 takes no value.</translation>
    </message>
    <message>
        <source>There is no option --%1. &quot;testumctl help %2&quot; lists them.</source>
        <translation>There is no option --%1. "testumctl help %2" lists them.</translation>
    </message>
    <message>
        <source>There is no option -%1. &quot;testumctl help %2&quot; lists them.</source>
        <translation>There is no option -%1. "testumctl help %2" lists them.</translation>
    </message>
    <message>
        <source>The option --%1 is given twice.</source>
        <translation>The option --%1 is given twice.</translation>
    </message>
    <message>
        <source>The option --%1 needs a value.</source>
        <translation>The option --%1 needs a value.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time for --%2: give seconds, or a number with s, m or h.</source>
        <translation>"%1" is no time for --%2: give seconds, or a number with s, m or h.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number for --%2.</source>
        <translation>"%1" is no number for --%2.</translation>
    </message>
    <message>
        <source>--%1 must be between %2 and %3.</source>
        <translation>--%1 must be between %2 and %3.</translation>
    </message>
    <message>
        <source>--%1 must be at least %2.</source>
        <translation>--%1 must be at least %2.</translation>
    </message>
    <message>
        <source>%1 is missing. &quot;testumctl help %2&quot; shows the usage.</source>
        <translation>%1 is missing. "testumctl help %2" shows the usage.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many. &quot;testumctl help %2&quot; shows the usage.</source>
        <translation>"%1" is one argument too many. "testumctl help %2" shows the usage.</translation>
    </message>
    <message>
        <source>What is to be done? &quot;testumctl help&quot; lists the verbs.</source>
        <translation>What is to be done? "testumctl help" lists the verbs.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>TIME</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>USER</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>FROM</translation>
    </message>
    <message>
        <source>ACTION</source>
        <translation>ACTION</translation>
    </message>
    <message>
        <source>OBJECT</source>
        <translation>OBJECT</translation>
    </message>
    <message>
        <source>DETAILS</source>
        <translation>DETAILS</translation>
    </message>
    <message>
        <source>Show who did what, the newest first.</source>
        <translation>Show who did what, the newest first.</translation>
    </message>
    <message>
        <source>Only of this user.</source>
        <translation>Only of this user.</translation>
    </message>
    <message>
        <source>Only this action.</source>
        <translation>Only this action.</translation>
    </message>
    <message>
        <source>Only about this kind of thing.</source>
        <translation>Only about this kind of thing.</translation>
    </message>
    <message>
        <source>Only about this one.</source>
        <translation>Only about this one.</translation>
    </message>
    <message>
        <source>Not before this time (ISO 8601).</source>
        <translation>Not before this time (ISO 8601).</translation>
    </message>
    <message>
        <source>Not after this time (ISO 8601).</source>
        <translation>Not after this time (ISO 8601).</translation>
    </message>
    <message>
        <source>Address and port to serve on; port 0 picks a free one. Default: 127.0.0.1:8000.</source>
        <translation>Address and port to serve on; port 0 picks a free one. Default: 127.0.0.1:8000.</translation>
    </message>
    <message>
        <source>Directory of the database, the output and the key file.</source>
        <translation>Directory of the database, the output and the key file.</translation>
    </message>
    <message>
        <source>postgresql://… or sqlite:///…. A password belongs in the environment variable DATABASE_URL or in the env file, not here.</source>
        <translation>postgresql://… or sqlite:///…. A password belongs in the environment variable DATABASE_URL or in the env file, not here.</translation>
    </message>
    <message>
        <source>File with KEY=VALUE lines, readable by you alone.</source>
        <translation>File with KEY=VALUE lines, readable by you alone.</translation>
    </message>
    <message>
        <source>PEM file with the server&apos;s certificate chain.</source>
        <translation>PEM file with the server's certificate chain.</translation>
    </message>
    <message>
        <source>PEM file with its private key.</source>
        <translation>PEM file with its private key.</translation>
    </message>
    <message>
        <source>Serve plain HTTP on an address that others can reach.</source>
        <translation>Serve plain HTTP on an address that others can reach.</translation>
    </message>
    <message>
        <source>Log lines on standard error: text or json.</source>
        <translation>Log lines on standard error: text or json.</translation>
    </message>
    <message>
        <source>testum without a window: SSH keys, platforms and tasks over REST and WebSocket.</source>
        <translation>testum without a window: SSH keys, platforms and tasks over REST and WebSocket.</translation>
    </message>
    <message>
        <source>testumd takes no argument &quot;%1&quot;. See testumd --help.</source>
        <translation>testumd takes no argument "%1". See testumd --help.</translation>
    </message>
    <message>
        <source>Run a command on one host.</source>
        <translation>Run a command on one host.</translation>
    </message>
    <message>
        <source>On a server it prints the task&apos;s id and returns at once; with --wait it shows the output and waits for the end. Without a server it always waits, because the engine ends with testumctl.</source>
        <translation>On a server it prints the task's id and returns at once; with --wait it shows the output and waits for the end. Without a server it always waits, because the engine ends with testumctl.</translation>
    </message>
    <message>
        <source>Show the output and wait for the end.</source>
        <translation>Show the output and wait for the end.</translation>
    </message>
    <message>
        <source>Everything succeeded.</source>
        <translation>Everything succeeded.</translation>
    </message>
    <message>
        <source>Another error.</source>
        <translation>Another error.</translation>
    </message>
    <message>
        <source>The command line is wrong.</source>
        <translation>The command line is wrong.</translation>
    </message>
    <message>
        <source>A command timed out or was cancelled.</source>
        <translation>A command timed out or was cancelled.</translation>
    </message>
    <message>
        <source>Connection or login failed, to a host or to the server.</source>
        <translation>Connection or login failed, to a host or to the server.</translation>
    </message>
    <message>
        <source>A remote command ended with another code than 0. With -S the largest remote code is the exit code instead.</source>
        <translation>A remote command ended with another code than 0. With -S the largest remote code is the exit code instead.</translation>
    </message>
    <message>
        <source>Ctrl-C.</source>
        <translation>Ctrl-C.</translation>
    </message>
    <message>
        <source>When hosts end differently, the first of 4, 3, 1, 5 that occurred is the exit code.</source>
        <translation>When hosts end differently, the first of 4, 3, 1, 5 that occurred is the exit code.</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[options]</translation>
    </message>
    <message>
        <source>testumctl runs commands on many hosts over SSH and keeps their output. It works on the local data directory, or on a server after &quot;testumctl login&quot;.</source>
        <translation>testumctl runs commands on many hosts over SSH and keeps their output. It works on the local data directory, or on a server after "testumctl login".</translation>
    </message>
    <message>
        <source>Verbs:</source>
        <translation>Verbs:</translation>
    </message>
    <message>
        <source>Options of every verb:</source>
        <translation>Options of every verb:</translation>
    </message>
    <message>
        <source>Print the version.</source>
        <translation>Print the version.</translation>
    </message>
    <message>
        <source>Environment:</source>
        <translation>Environment:</translation>
    </message>
    <message>
        <source>The server to work on, instead of the one of &quot;testumctl login&quot;.</source>
        <translation>The server to work on, instead of the one of "testumctl login".</translation>
    </message>
    <message>
        <source>The access token for it.</source>
        <translation>The access token for it.</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of its certificate.</source>
        <translation>SHA-256 fingerprint of its certificate.</translation>
    </message>
    <message>
        <source>Certificates of the authorities to trust for it, PEM.</source>
        <translation>Certificates of the authorities to trust for it, PEM.</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Exit codes:</translation>
    </message>
    <message>
        <source>&quot;testumctl help VERB&quot; explains one verb.</source>
        <translation>"testumctl help VERB" explains one verb.</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>Usage: %1</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options:</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>TYPE</translation>
    </message>
    <message>
        <source>FINGERPRINT</source>
        <translation>FINGERPRINT</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>STATE</translation>
    </message>
    <message>
        <source>FIRST SEEN</source>
        <translation>FIRST SEEN</translation>
    </message>
    <message>
        <source>Give the public key, or --file with it.</source>
        <translation>Give the public key, or --file with it.</translation>
    </message>
    <message>
        <source>The host key %1 is trusted from now on.</source>
        <translation>The host key %1 is trusted from now on.</translation>
    </message>
    <message>
        <source>The host keys of %1 are forgotten: the next connection is a first one.</source>
        <translation>The host keys of %1 are forgotten: the next connection is a first one.</translation>
    </message>
    <message>
        <source>Show the pinned keys of a host.</source>
        <translation>Show the pinned keys of a host.</translation>
    </message>
    <message>
        <source>Trust a host&apos;s new key instead of the pinned one.</source>
        <translation>Trust a host's new key instead of the pinned one.</translation>
    </message>
    <message>
        <source>Read the public key from this file; - is standard input.</source>
        <translation>Read the public key from this file; - is standard input.</translation>
    </message>
    <message>
        <source>The key is one line such as &quot;ssh-ed25519 AAAA…&quot;, as in /etc/ssh/ssh_host_ed25519_key.pub on the host. Compare it on the host itself: a changed key may be an attack.</source>
        <translation>The key is one line such as "ssh-ed25519 AAAA…", as in /etc/ssh/ssh_host_ed25519_key.pub on the host. Compare it on the host itself: a changed key may be an attack.</translation>
    </message>
    <message>
        <source>Forget a host&apos;s pinned keys; the next connection is a first one.</source>
        <translation>Forget a host's pinned keys; the next connection is a first one.</translation>
    </message>
    <message>
        <source>--database-url must not hold a password, others could read it. Put it in DATABASE_URL, the environment file or ~/.pgpass.</source>
        <translation>--database-url must not hold a password, others could read it. Put it in DATABASE_URL, the environment file or ~/.pgpass.</translation>
    </message>
    <message>
        <source>This program has no engine of its own. Sign in to a server first.</source>
        <translation>This program has no engine of its own. Sign in to a server first.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no SHA-256 fingerprint: 64 hexadecimal digits are needed, with or without colons.</source>
        <translation>"%1" is no SHA-256 fingerprint: 64 hexadecimal digits are needed, with or without colons.</translation>
    </message>
    <message>
        <source>There is nothing named &quot;%1&quot; here.</source>
        <translation>There is nothing named "%1" here.</translation>
    </message>
    <message>
        <source>The server showed a certificate with the SHA-256 fingerprint %1. Compare it with the server&apos;s own; only if both are equal, give it with --fingerprint.</source>
        <translation>The server showed a certificate with the SHA-256 fingerprint %1. Compare it with the server's own; only if both are equal, give it with --fingerprint.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NAME</translation>
    </message>
    <message>
        <source>BITS</source>
        <translation>BITS</translation>
    </message>
    <message>
        <source>COMMENT</source>
        <translation>COMMENT</translation>
    </message>
    <message>
        <source>Give the public key with --file FILE; - is standard input.</source>
        <translation>Give the public key with --file FILE; - is standard input.</translation>
    </message>
    <message>
        <source>The key %1 was added: %2</source>
        <translation>The key %1 was added: %2</translation>
    </message>
    <message>
        <source>The key %1 was removed.</source>
        <translation>The key %1 was removed.</translation>
    </message>
    <message>
        <source>List SSH keys.</source>
        <translation>List SSH keys.</translation>
    </message>
    <message>
        <source>Print a key&apos;s public line.</source>
        <translation>Print a key's public line.</translation>
    </message>
    <message>
        <source>Add a public key.</source>
        <translation>Add a public key.</translation>
    </message>
    <message>
        <source>Make a key pair; the private half stays encrypted in testum.</source>
        <translation>Make a key pair; the private half stays encrypted in testum.</translation>
    </message>
    <message>
        <source>Kind of key, ed25519 by default.</source>
        <translation>Kind of key, ed25519 by default.</translation>
    </message>
    <message>
        <source>Its comment.</source>
        <translation>Its comment.</translation>
    </message>
    <message>
        <source>Remove a key.</source>
        <translation>Remove a key.</translation>
    </message>
    <message>
        <source>Only entries that contain this text.</source>
        <translation>Only entries that contain this text.</translation>
    </message>
    <message>
        <source>Sort by this field of the JSON; with a dash in front (--sort=-FIELD) backwards.</source>
        <translation>Sort by this field of the JSON; with a dash in front (--sort=-FIELD) backwards.</translation>
    </message>
    <message>
        <source>At most so many entries.</source>
        <translation>At most so many entries.</translation>
    </message>
    <message>
        <source>Leave out the first ones.</source>
        <translation>Leave out the first ones.</translation>
    </message>
    <message>
        <source>%1 of %2 entries. --limit and --offset show others.</source>
        <translation>%1 of %2 entries. --limit and --offset show others.</translation>
    </message>
    <message>
        <source>http:// sends the password unencrypted. Use https://, or --insecure-http if you know the network.</source>
        <translation>http:// sends the password unencrypted. Use https://, or --insecure-http if you know the network.</translation>
    </message>
    <message>
        <source>Signing in needs --url and -u.</source>
        <translation>Signing in needs --url and -u.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Password of %1: </translation>
    </message>
    <message>
        <source>Signed in to %1 as %2. testumctl works there until &quot;testumctl logout&quot;.</source>
        <translation>Signed in to %1 as %2. testumctl works there until "testumctl logout".</translation>
    </message>
    <message>
        <source>You are not signed in to any server.</source>
        <translation>You are not signed in to any server.</translation>
    </message>
    <message>
        <source>The token was removed here, but the server could not be told: the session ends there when it expires.</source>
        <translation>The token was removed here, but the server could not be told: the session ends there when it expires.</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Signed out.</translation>
    </message>
    <message>
        <source>Sign in to a server; testumctl then works there.</source>
        <translation>Sign in to a server; testumctl then works there.</translation>
    </message>
    <message>
        <source>Its address, such as https://testum.example:8000.</source>
        <translation>Its address, such as https://testum.example:8000.</translation>
    </message>
    <message>
        <source>Your name there.</source>
        <translation>Your name there.</translation>
    </message>
    <message>
        <source>Trust only the certificate with this SHA-256 fingerprint.</source>
        <translation>Trust only the certificate with this SHA-256 fingerprint.</translation>
    </message>
    <message>
        <source>Trust only the authorities in this PEM file.</source>
        <translation>Trust only the authorities in this PEM file.</translation>
    </message>
    <message>
        <source>Allow http:// to a host that is not this one.</source>
        <translation>Allow http:// to a host that is not this one.</translation>
    </message>
    <message>
        <source>The access token is kept in testum/login.json of your configuration directory, readable by you alone. --local works on local data all the same.</source>
        <translation>The access token is kept in testum/login.json of your configuration directory, readable by you alone. --local works on local data all the same.</translation>
    </message>
    <message>
        <source>End the session and forget the token.</source>
        <translation>End the session and forget the token.</translation>
    </message>
    <message>
        <source>The sign-in file %1 cannot be read: %2.</source>
        <translation>The sign-in file %1 cannot be read: %2.</translation>
    </message>
    <message>
        <source>Others can read the sign-in file %1. Restrict it (chmod 600), or sign in again.</source>
        <translation>Others can read the sign-in file %1. Restrict it (chmod 600), or sign in again.</translation>
    </message>
    <message>
        <source>The sign-in file %1 is damaged. Sign in again, or remove it.</source>
        <translation>The sign-in file %1 is damaged. Sign in again, or remove it.</translation>
    </message>
    <message>
        <source>The sign-in file %1 cannot be written: %2.</source>
        <translation>The sign-in file %1 cannot be written: %2.</translation>
    </message>
    <message>
        <source>the directory cannot be made</source>
        <translation>the directory cannot be made</translation>
    </message>
    <message>
        <source>The sign-in file %1 cannot be removed: %2.</source>
        <translation>The sign-in file %1 cannot be removed: %2.</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>ADDRESS</translation>
    </message>
    <message>
        <source>LOGIN</source>
        <translation>LOGIN</translation>
    </message>
    <message>
        <source>GROUP</source>
        <translation>GROUP</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>TAGS</translation>
    </message>
    <message>
        <source>LAST SEEN</source>
        <translation>LAST SEEN</translation>
    </message>
    <message>
        <source>A platform needs --host and --user.</source>
        <translation>A platform needs --host and --user.</translation>
    </message>
    <message>
        <source>Password of %1 on %2: </source>
        <translation>Password of %1 on %2: </translation>
    </message>
    <message>
        <source>The platform %1 was added.</source>
        <translation>The platform %1 was added.</translation>
    </message>
    <message>
        <source>--remove-secret is one of: %1.</source>
        <translation>--remove-secret is one of: %1.</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>New password: </translation>
    </message>
    <message>
        <source>Nothing to change was given.</source>
        <translation>Nothing to change was given.</translation>
    </message>
    <message>
        <source>The platform %1 was changed.</source>
        <translation>The platform %1 was changed.</translation>
    </message>
    <message>
        <source>The platform %1 was removed.</source>
        <translation>The platform %1 was removed.</translation>
    </message>
    <message>
        <source>The connection to %1 works.</source>
        <translation>The connection to %1 works.</translation>
    </message>
    <message>
        <source>Host name or IP address.</source>
        <translation>Host name or IP address.</translation>
    </message>
    <message>
        <source>SSH port, 22 by default.</source>
        <translation>SSH port, 22 by default.</translation>
    </message>
    <message>
        <source>User to sign in as.</source>
        <translation>User to sign in as.</translation>
    </message>
    <message>
        <source>How to sign in: password, private_key or agent.</source>
        <translation>How to sign in: password, private_key or agent.</translation>
    </message>
    <message>
        <source>Sign in with this stored key (&quot;testumctl keys list&quot;).</source>
        <translation>Sign in with this stored key ("testumctl keys list").</translation>
    </message>
    <message>
        <source>Sign in with the private key in this file; - is standard input.</source>
        <translation>Sign in with the private key in this file; - is standard input.</translation>
    </message>
    <message>
        <source>The passphrase of that key, in the first line of this file.</source>
        <translation>The passphrase of that key, in the first line of this file.</translation>
    </message>
    <message>
        <source>The password for sudo, in the first line of this file.</source>
        <translation>The password for sudo, in the first line of this file.</translation>
    </message>
    <message>
        <source>The group it belongs to.</source>
        <translation>The group it belongs to.</translation>
    </message>
    <message>
        <source>A tag; may be given several times. They replace those it had.</source>
        <translation>A tag; may be given several times. They replace those it had.</translation>
    </message>
    <message>
        <source>What it is for.</source>
        <translation>What it is for.</translation>
    </message>
    <message>
        <source>Only those of this group.</source>
        <translation>Only those of this group.</translation>
    </message>
    <message>
        <source>Only those with this tag.</source>
        <translation>Only those with this tag.</translation>
    </message>
    <message>
        <source>A new name.</source>
        <translation>A new name.</translation>
    </message>
    <message>
        <source>Ask for a new password.</source>
        <translation>Ask for a new password.</translation>
    </message>
    <message>
        <source>Forget a stored secret: password, private_key, passphrase or sudo_password.</source>
        <translation>Forget a stored secret: password, private_key, passphrase or sudo_password.</translation>
    </message>
    <message>
        <source>List the hosts testum knows.</source>
        <translation>List the hosts testum knows.</translation>
    </message>
    <message>
        <source>Show one host.</source>
        <translation>Show one host.</translation>
    </message>
    <message>
        <source>Add a host.</source>
        <translation>Add a host.</translation>
    </message>
    <message>
        <source>Its password is asked for, or read from a file or from standard input, never from the command line.</source>
        <translation>Its password is asked for, or read from a file or from standard input, never from the command line.</translation>
    </message>
    <message>
        <source>Change a host.</source>
        <translation>Change a host.</translation>
    </message>
    <message>
        <source>When its address, port or user changes, its secrets must be given again or removed: they were entrusted to the old address only.</source>
        <translation>When its address, port or user changes, its secrets must be given again or removed: they were entrusted to the old address only.</translation>
    </message>
    <message>
        <source>Remove a host.</source>
        <translation>Remove a host.</translation>
    </message>
    <message>
        <source>Sign in to a host and look what it is.</source>
        <translation>Sign in to a host and look what it is.</translation>
    </message>
    <message>
        <source>The terminal&apos;s echo cannot be switched off, so nothing is asked.</source>
        <translation>The terminal's echo cannot be switched off, so nothing is asked.</translation>
    </message>
    <message>
        <source>Nothing was entered.</source>
        <translation>Nothing was entered.</translation>
    </message>
    <message>
        <source>On which hosts? Give -w NAME,NAME or -a for all.</source>
        <translation>On which hosts? Give -w NAME,NAME or -a for all.</translation>
    </message>
    <message>
        <source>Give either -w or -a.</source>
        <translation>Give either -w or -a.</translation>
    </message>
    <message>
        <source>Stop the command on a host after this time: seconds, or with s, m or h.</source>
        <translation>Stop the command on a host after this time: seconds, or with s, m or h.</translation>
    </message>
    <message>
        <source>Give up connecting and signing in after this time.</source>
        <translation>Give up connecting and signing in after this time.</translation>
    </message>
    <message>
        <source>Try so often again when a host cannot be reached. A started command is never repeated.</source>
        <translation>Try so often again when a host cannot be reached. A started command is never repeated.</translation>
    </message>
    <message>
        <source>Keep at most so much output of a host.</source>
        <translation>Keep at most so much output of a host.</translation>
    </message>
    <message>
        <source>Run a command on many hosts and show their output as it comes.</source>
        <translation>Run a command on many hosts and show their output as it comes.</translation>
    </message>
    <message>
        <source>The words of the command are joined by spaces and given to the login shell of each host, as ssh does. Standard error of the hosts goes to standard error. On a terminal their control characters are shown as text. Ctrl-C prints what arrived and who had not finished, stops the remote commands, waits up to 10 seconds for them and says whether they are gone.</source>
        <translation>The words of the command are joined by spaces and given to the login shell of each host, as ssh does. Standard error of the hosts goes to standard error. On a terminal their control characters are shown as text. Ctrl-C prints what arrived and who had not finished, stops the remote commands, waits up to 10 seconds for them and says whether they are gone.</translation>
    </message>
    <message>
        <source>The hosts, by name or id. May be given several times.</source>
        <translation>The hosts, by name or id. May be given several times.</translation>
    </message>
    <message>
        <source>All hosts.</source>
        <translation>All hosts.</translation>
    </message>
    <message>
        <source>Work on so many hosts at once.</source>
        <translation>Work on so many hosts at once.</translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n succeeded</numerusform>
            <numerusform>%n succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without connection or login (%1)</source>
        <translation>
            <numerusform>%n without connection or login (%1)</numerusform>
            <numerusform>%n without connection or login (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timed out (%1)</source>
        <translation>
            <numerusform>%n timed out (%1)</numerusform>
            <numerusform>%n timed out (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled (%1)</source>
        <translation>
            <numerusform>%n cancelled (%1)</numerusform>
            <numerusform>%n cancelled (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interrupted (%1)</source>
        <translation>
            <numerusform>%n interrupted (%1)</numerusform>
            <numerusform>%n interrupted (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not finished (%1)</source>
        <translation>
            <numerusform>%n not finished (%1)</numerusform>
            <numerusform>%n not finished (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed (%1)</source>
        <translation>
            <numerusform>%n failed (%1)</numerusform>
            <numerusform>%n failed (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed (exit %1: %2)</source>
        <translation>
            <numerusform>%n failed (exit %1: %2)</numerusform>
            <numerusform>%n failed (exit %1: %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n killed by signal %1 (%2)</source>
        <translation>
            <numerusform>%n killed by signal %1 (%2)</numerusform>
            <numerusform>%n killed by signal %1 (%2)</numerusform>
        </translation>
    </message>
    <message>
        <source>The remote command is gone.</source>
        <translation>The remote command is gone.</translation>
    </message>
    <message>
        <source>The remote command is still alive: look after it on the host.</source>
        <translation>The remote command is still alive: look after it on the host.</translation>
    </message>
    <message>
        <source>Whether the remote command is still alive is unknown: look on the host.</source>
        <translation>Whether the remote command is still alive is unknown: look on the host.</translation>
    </message>
    <message>
        <source>The output was larger than its cap and is cut.</source>
        <translation>The output was larger than its cap and is cut.</translation>
    </message>
    <message>
        <source>That is too large for a secret.</source>
        <translation>That is too large for a secret.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the secret on. Give --%1 or --%2.</source>
        <translation>There is no terminal to ask for the secret on. Give --%1 or --%2.</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the secret on. Give --%1.</source>
        <translation>There is no terminal to ask for the secret on. Give --%1.</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Once more: </translation>
    </message>
    <message>
        <source>The two entries differ. Nothing was changed.</source>
        <translation>The two entries differ. Nothing was changed.</translation>
    </message>
    <message>
        <source>Give either --%1 or --%2.</source>
        <translation>Give either --%1 or --%2.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>The file %1 cannot be read: %2.</translation>
    </message>
    <message>
        <source>Read the password from the first line of this file.</source>
        <translation>Read the password from the first line of this file.</translation>
    </message>
    <message>
        <source>Read the password from the first line of standard input.</source>
        <translation>Read the password from the first line of standard input.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no setting: give NAME=VALUE.</source>
        <translation>"%1" is no setting: give NAME=VALUE.</translation>
    </message>
    <message>
        <source>Show the settings.</source>
        <translation>Show the settings.</translation>
    </message>
    <message>
        <source>Change settings.</source>
        <translation>Change settings.</translation>
    </message>
    <message>
        <source>Password for the administrator %1: </source>
        <translation>Password for the administrator %1: </translation>
    </message>
    <message>
        <source>The administrator %1 was made. testumd accepts sign-ins now.</source>
        <translation>The administrator %1 was made. testumd accepts sign-ins now.</translation>
    </message>
    <message>
        <source>Make the first administrator, once.</source>
        <translation>Make the first administrator, once.</translation>
    </message>
    <message>
        <source>The administrator&apos;s name, admin by default.</source>
        <translation>The administrator's name, admin by default.</translation>
    </message>
    <message>
        <source>Needed only for the API: testumctl on its own data directory needs no password. Passwords have at least 12 characters.</source>
        <translation>Needed only for the API: testumctl on its own data directory needs no password. Passwords have at least 12 characters.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>CREATED</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>STATUS</translation>
    </message>
    <message>
        <source>RUNS</source>
        <translation>RUNS</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>COMMAND</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>PLATFORM</source>
        <translation>PLATFORM</translation>
    </message>
    <message>
        <source>EXIT</source>
        <translation>EXIT</translation>
    </message>
    <message>
        <source>STDOUT</source>
        <translation>STDOUT</translation>
    </message>
    <message>
        <source>STDERR</source>
        <translation>STDERR</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>RUN</translation>
    </message>
    <message>
        <source>The task&apos;s unfinished runs were asked to stop. Status: %1.</source>
        <translation>The task's unfinished runs were asked to stop. Status: %1.</translation>
    </message>
    <message>
        <source>The task did not run on &quot;%1&quot;.</source>
        <translation>The task did not run on "%1".</translation>
    </message>
    <message>
        <source>--raw gives the bytes of one host: name it.</source>
        <translation>--raw gives the bytes of one host: name it.</translation>
    </message>
    <message>
        <source>--raw gives exact bytes, which could change the terminal. Send them to a file or a program.</source>
        <translation>--raw gives exact bytes, which could change the terminal. Send them to a file or a program.</translation>
    </message>
    <message>
        <source>--stream is stdout or stderr.</source>
        <translation>--stream is stdout or stderr.</translation>
    </message>
    <message>
        <source>Give either --raw or --json.</source>
        <translation>Give either --raw or --json.</translation>
    </message>
    <message>
        <source>List tasks, the newest first.</source>
        <translation>List tasks, the newest first.</translation>
    </message>
    <message>
        <source>Only those: pending, running, success, failed, cancelled or interrupted.</source>
        <translation>Only those: pending, running, success, failed, cancelled or interrupted.</translation>
    </message>
    <message>
        <source>Only those: run_command or test_connection.</source>
        <translation>Only those: run_command or test_connection.</translation>
    </message>
    <message>
        <source>Show a task and its runs.</source>
        <translation>Show a task and its runs.</translation>
    </message>
    <message>
        <source>Show a task&apos;s output from its beginning and as it comes.</source>
        <translation>Show a task's output from its beginning and as it comes.</translation>
    </message>
    <message>
        <source>Ctrl-C stops watching; the task goes on. The exit code is that of &quot;run&quot;.</source>
        <translation>Ctrl-C stops watching; the task goes on. The exit code is that of "run".</translation>
    </message>
    <message>
        <source>Stop what is unfinished of a task.</source>
        <translation>Stop what is unfinished of a task.</translation>
    </message>
    <message>
        <source>Print the stored output of a task.</source>
        <translation>Print the stored output of a task.</translation>
    </message>
    <message>
        <source>Only stdout or only stderr.</source>
        <translation>Only stdout or only stderr.</translation>
    </message>
    <message>
        <source>The exact bytes of one host&apos;s stream (stdout unless --stream says otherwise), for a file or a program.</source>
        <translation>The exact bytes of one host's stream (stdout unless --stream says otherwise), for a file or a program.</translation>
    </message>
    <message>
        <source>Print lines without the host&apos;s name.</source>
        <translation>Print lines without the host's name.</translation>
    </message>
    <message>
        <source>%1 of %2 finished</source>
        <translation>%1 of %2 finished</translation>
    </message>
    <message>
        <source>Stopped watching. Not finished: %1.</source>
        <translation>Stopped watching. Not finished: %1.</translation>
    </message>
    <message>
        <source>The task goes on. &quot;testumctl tasks follow %1&quot; watches it again.</source>
        <translation>The task goes on. "testumctl tasks follow %1" watches it again.</translation>
    </message>
    <message>
        <source>It has not ended yet; the request to stop it stands.</source>
        <translation>It has not ended yet; the request to stop it stands.</translation>
    </message>
    <message>
        <source>Cancelled before it ran there.</source>
        <translation>Cancelled before it ran there.</translation>
    </message>
    <message>
        <source>It had ended already.</source>
        <translation>It had ended already.</translation>
    </message>
    <message>
        <source>Exit with the largest remote exit code; 4 or 3 count too where a host had no connection or was stopped.</source>
        <translation>Exit with the largest remote exit code; 4 or 3 count too where a host had no connection or was stopped.</translation>
    </message>
    <message>
        <source>No summary and no reasons at the end.</source>
        <translation>No summary and no reasons at the end.</translation>
    </message>
    <message>
        <source>Print at the end, identical output of several hosts once.</source>
        <translation>Print at the end, identical output of several hosts once.</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>ROLE</translation>
    </message>
    <message>
        <source>ENABLED</source>
        <translation>ENABLED</translation>
    </message>
    <message>
        <source>LAST SIGN-IN</source>
        <translation>LAST SIGN-IN</translation>
    </message>
    <message>
        <source>Password for %1: </source>
        <translation>Password for %1: </translation>
    </message>
    <message>
        <source>The user %1 was added as %2.</source>
        <translation>The user %1 was added as %2.</translation>
    </message>
    <message>
        <source>Give either --enable or --disable.</source>
        <translation>Give either --enable or --disable.</translation>
    </message>
    <message>
        <source>The user %1 was changed.</source>
        <translation>The user %1 was changed.</translation>
    </message>
    <message>
        <source>The user %1 was removed.</source>
        <translation>The user %1 was removed.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Current password: </source>
        <translation>Current password: </translation>
    </message>
    <message>
        <source>Your account %1 was changed.</source>
        <translation>Your account %1 was changed.</translation>
    </message>
    <message>
        <source>admin, operator, viewer or auditor; viewer by default.</source>
        <translation>admin, operator, viewer or auditor; viewer by default.</translation>
    </message>
    <message>
        <source>List users.</source>
        <translation>List users.</translation>
    </message>
    <message>
        <source>Add a user.</source>
        <translation>Add a user.</translation>
    </message>
    <message>
        <source>Change a user; their sessions may end.</source>
        <translation>Change a user; their sessions may end.</translation>
    </message>
    <message>
        <source>admin, operator, viewer or auditor.</source>
        <translation>admin, operator, viewer or auditor.</translation>
    </message>
    <message>
        <source>Let them sign in.</source>
        <translation>Let them sign in.</translation>
    </message>
    <message>
        <source>Do not let them sign in.</source>
        <translation>Do not let them sign in.</translation>
    </message>
    <message>
        <source>Remove a user.</source>
        <translation>Remove a user.</translation>
    </message>
    <message>
        <source>Show who you are here.</source>
        <translation>Show who you are here.</translation>
    </message>
    <message>
        <source>Change your own name or password.</source>
        <translation>Change your own name or password.</translation>
    </message>
    <message>
        <source>Read the new password from the first line of this file.</source>
        <translation>Read the new password from the first line of this file.</translation>
    </message>
    <message>
        <source>The current password is always needed: it is asked for, or read as the options say.</source>
        <translation>The current password is always needed: it is asked for, or read as the options say.</translation>
    </message>
    <message>
        <source>Print JSON instead of text.</source>
        <translation>Print JSON instead of text.</translation>
    </message>
    <message>
        <source>Language of texts and messages: en or ru. Otherwise LC_ALL, LC_MESSAGES or LANG decides.</source>
        <translation>Language of texts and messages: en or ru. Otherwise LC_ALL, LC_MESSAGES or LANG decides.</translation>
    </message>
    <message>
        <source>Work on the local data directory even when signed in to a server.</source>
        <translation>Work on the local data directory even when signed in to a server.</translation>
    </message>
    <message>
        <source>The local data directory. Implies --local.</source>
        <translation>The local data directory. Implies --local.</translation>
    </message>
    <message>
        <source>The local engine&apos;s database, without a password: give that in DATABASE_URL, the environment file or ~/.pgpass. Implies --local.</source>
        <translation>The local engine's database, without a password: give that in DATABASE_URL, the environment file or ~/.pgpass. Implies --local.</translation>
    </message>
    <message>
        <source>A file with environment variables for the local engine. Implies --local.</source>
        <translation>A file with environment variables for the local engine. Implies --local.</translation>
    </message>
    <message>
        <source>Print this help.</source>
        <translation>Print this help.</translation>
    </message>
    <message>
        <source>LAST ERROR</source>
        <translation>LAST ERROR</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Stopped waiting for the checks.</source>
        <translation>Stopped waiting for the checks.</translation>
    </message>
    <message>
        <source>LATENCY</source>
        <translation>LATENCY</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>REASON</translation>
    </message>
    <message>
        <source>Find the address</source>
        <translation>Find the address</translation>
    </message>
    <message>
        <source>Reach the port</source>
        <translation>Reach the port</translation>
    </message>
    <message>
        <source>Check the host key</source>
        <translation>Check the host key</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Collect facts</source>
        <translation>Collect facts</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>pinned</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>CHANGED</translation>
    </message>
    <message>
        <source>REVOKED</source>
        <translation>REVOKED</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>a step</comment>
        <translation>failed</translation>
    </message>
    <message>
        <source>STEP</source>
        <translation>STEP</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RESULT</translation>
    </message>
    <message>
        <source>MESSAGE</source>
        <translation>MESSAGE</translation>
    </message>
    <message>
        <source>See which hosts answer on their SSH port.</source>
        <translation>See which hosts answer on their SSH port.</translation>
    </message>
    <message>
        <source>Only connects, without signing in: 32 hosts at once, 5 seconds each. The exit code is 4 when a host does not answer.</source>
        <translation>Only connects, without signing in: 32 hosts at once, 5 seconds each. The exit code is 4 when a host does not answer.</translation>
    </message>
    <message>
        <source>Try to sign in to a host step by step, and store nothing.</source>
        <translation>Try to sign in to a host step by step, and store nothing.</translation>
    </message>
    <message>
        <source>Shows how far it comes and the key the host shows. Unlike &quot;platforms test&quot; it pins no key, keeps no facts and makes no task.</source>
        <translation>Shows how far it comes and the key the host shows. Unlike "platforms test" it pins no key, keeps no facts and makes no task.</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>all</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Tasks now</source>
        <translation>Tasks now</translation>
    </message>
    <message>
        <source>running</source>
        <translation>running</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pending</translation>
    </message>
    <message>
        <source>Tasks in 24 hours</source>
        <translation>Tasks in 24 hours</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>DATE</translation>
    </message>
    <message>
        <source>SUCCESS</source>
        <translation>SUCCESS</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <translation>CANCELLED</translation>
    </message>
    <message>
        <source>INTERRUPTED</source>
        <translation>INTERRUPTED</translation>
    </message>
    <message>
        <source>NEEDS ATTENTION</source>
        <translation>NEEDS ATTENTION</translation>
    </message>
    <message>
        <source>SINCE</source>
        <translation>SINCE</translation>
    </message>
    <message>
        <source>Count platforms and tasks, and name the hosts that need attention.</source>
        <translation>Count platforms and tasks, and name the hosts that need attention.</translation>
    </message>
    <message>
        <source>So many days, today included; 14 by default.</source>
        <translation>So many days, today included; 14 by default.</translation>
    </message>
    <message>
        <source>Which hosts are online is known where they were checked: on the server, or in this very process.</source>
        <translation>Which hosts are online is known where they were checked: on the server, or in this very process.</translation>
    </message>
</context>
</TS>
