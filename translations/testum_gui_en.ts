<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Runs commands on many hosts over SSH.</source>
        <translation>Runs commands on many hosts over SSH.</translation>
    </message>
</context>
<context>
    <name>Access</name>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Viewer</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Auditor</translation>
    </message>
    <message>
        <source>Requires the viewer role</source>
        <translation>Requires the viewer role</translation>
    </message>
    <message>
        <source>Requires the operator role</source>
        <translation>Requires the operator role</translation>
    </message>
    <message>
        <source>Requires the auditor role</source>
        <translation>Requires the auditor role</translation>
    </message>
    <message>
        <source>Requires the administrator role</source>
        <translation>Requires the administrator role</translation>
    </message>
</context>
<context>
    <name>AgeText</name>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 min ago</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 h ago</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 d ago</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>how long a host is up</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>how long a host is up</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>how long a host is up</comment>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>created</source>
        <translation>created</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>sign-in refused</translation>
    </message>
    <message>
        <source>host key accepted</source>
        <translation>host key accepted</translation>
    </message>
    <message>
        <source>host key forgotten</source>
        <translation>host key forgotten</translation>
    </message>
    <message>
        <source>run</source>
        <translation>run</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>generated</translation>
    </message>
    <message>
        <source>first administrator</source>
        <translation>first administrator</translation>
    </message>
    <message>
        <source>own account changed</source>
        <translation>own account changed</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>signed in</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>sign-in failed</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>signed out</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH key</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, action</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>on %n host(s)</source>
        <translation>
            <numerusform>on %n host</numerusform>
            <numerusform>on %n hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>new password</source>
        <translation>new password</translation>
    </message>
    <message>
        <source>host key pinned</source>
        <translation>host key pinned</translation>
    </message>
    <message>
        <source>wrong current password</source>
        <translation>wrong current password</translation>
    </message>
</context>
<context>
    <name>AuditDetails</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>&amp;Open the object</source>
        <translation>&amp;Open the object</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Whole entry</source>
        <translation>Whole entry</translation>
    </message>
</context>
<context>
    <name>HostKeyDialog</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Key type</source>
        <translation>Key type</translation>
    </message>
    <message>
        <source>Pinned key</source>
        <translation>Pinned key</translation>
    </message>
    <message>
        <source>Key shown now</source>
        <translation>Key shown now</translation>
    </message>
    <message>
        <source>Show &amp;randomart</source>
        <translation>Show &amp;randomart</translation>
    </message>
    <message>
        <source>&amp;I verified the new key through another channel</source>
        <translation>&amp;I verified the new key through another channel</translation>
    </message>
</context>
<context>
    <name>HostListDialog</name>
    <message>
        <source>&amp;Hosts</source>
        <translation>&amp;Hosts</translation>
    </message>
</context>
<context>
    <name>KeyGenerateDialog</name>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Name *</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;Comment</source>
        <translation>&amp;Comment</translation>
    </message>
    <message>
        <source>The private key is stored encrypted in testum and is never shown.</source>
        <translation>The private key is stored encrypted in testum and is never shown.</translation>
    </message>
</context>
<context>
    <name>KeyImportDialog</name>
    <message>
        <source>&amp;Public key *</source>
        <translation>&amp;Public key *</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Paste the key here</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Choose &amp;file…</translation>
    </message>
    <message>
        <source>Detected</source>
        <translation>Detected</translation>
    </message>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Name *</translation>
    </message>
</context>
<context>
    <name>KeyRenameDialog</name>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Name *</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>SSH keys</source>
        <translation>SSH keys</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>PasswordResetDialog</name>
    <message>
        <source>New &amp;password *</source>
        <translation>New &amp;password *</translation>
    </message>
    <message>
        <source>R&amp;epeat the password *</source>
        <translation>R&amp;epeat the password *</translation>
    </message>
</context>
<context>
    <name>PlatformDrawer</name>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Last checked</translation>
    </message>
    <message>
        <source>Last problem</source>
        <translation>Last problem</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>Disk free</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Uptime</translation>
    </message>
    <message>
        <source>No facts yet. Test the connection to collect them.</source>
        <translation>No facts yet. Test the connection to collect them.</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host key</translation>
    </message>
    <message>
        <source>Not known yet. It is pinned on the first connection.</source>
        <translation>Not known yet. It is pinned on the first connection.</translation>
    </message>
    <message>
        <source>Last tasks</source>
        <translation>Last tasks</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>No tasks yet</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>Ed&amp;it…</translation>
    </message>
    <message>
        <source>Test co&amp;nnection</source>
        <translation>Test co&amp;nnection</translation>
    </message>
</context>
<context>
    <name>PlatformEditorDialog</name>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>&amp;Name *</source>
        <translation>&amp;Name *</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Group</translation>
    </message>
    <message>
        <source>A&amp;ddress *</source>
        <translation>A&amp;ddress *</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;User *</source>
        <translation>&amp;User *</translation>
    </message>
    <message>
        <source>D&amp;escription</source>
        <translation>D&amp;escription</translation>
    </message>
    <message>
        <source>Fields marked * are required.</source>
        <translation>Fields marked * are required.</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentication</translation>
    </message>
    <message>
        <source>Sign-in &amp;method</source>
        <translation>Sign-in &amp;method</translation>
    </message>
    <message>
        <source>SSH &amp;key</source>
        <translation>SSH &amp;key</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Choose &amp;file…</translation>
    </message>
    <message>
        <source>Passp&amp;hrase</source>
        <translation>Passp&amp;hrase</translation>
    </message>
    <message>
        <source>The SSH agent of the machine that testum runs on is used. Nothing is stored.</source>
        <translation>The SSH agent of the machine that testum runs on is used. Nothing is stored.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;word</translation>
    </message>
    <message>
        <source>Sudo p&amp;assword</source>
        <translation>Sudo p&amp;assword</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host key</translation>
    </message>
    <message>
        <source>&amp;Read key from host</source>
        <translation>&amp;Read key from host</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Connection test</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Test connection</translation>
    </message>
    <message>
        <source>Tag&amp;s</source>
        <translation>Tag&amp;s</translation>
    </message>
    <message>
        <source>Private ke&amp;y</source>
        <translation>Private ke&amp;y</translation>
    </message>
    <message>
        <source>F&amp;orget</source>
        <translation>F&amp;orget</translation>
    </message>
</context>
<context>
    <name>PlatformGroupDialog</name>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Group</translation>
    </message>
</context>
<context>
    <name>PlatformTagsDialog</name>
    <message>
        <source>&amp;Add tags</source>
        <translation>&amp;Add tags</translation>
    </message>
    <message>
        <source>&amp;Remove tags</source>
        <translation>&amp;Remove tags</translation>
    </message>
</context>
<context>
    <name>RoleMatrix</name>
    <message>
        <source>See platforms</source>
        <translation>See platforms</translation>
    </message>
    <message>
        <source>Add, change and delete platforms</source>
        <translation>Add, change and delete platforms</translation>
    </message>
    <message>
        <source>Accept and forget host keys</source>
        <translation>Accept and forget host keys</translation>
    </message>
    <message>
        <source>See SSH keys</source>
        <translation>See SSH keys</translation>
    </message>
    <message>
        <source>Add, change and delete SSH keys</source>
        <translation>Add, change and delete SSH keys</translation>
    </message>
    <message>
        <source>See tasks and their output</source>
        <translation>See tasks and their output</translation>
    </message>
    <message>
        <source>Run commands, test connections</source>
        <translation>Run commands, test connections</translation>
    </message>
    <message>
        <source>Cancel tasks</source>
        <translation>Cancel tasks</translation>
    </message>
    <message>
        <source>Read the audit log</source>
        <translation>Read the audit log</translation>
    </message>
    <message>
        <source>Manage users</source>
        <translation>Manage users</translation>
    </message>
    <message>
        <source>See the settings</source>
        <translation>See the settings</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Change the settings</translation>
    </message>
    <message>
        <source>Change the own account</source>
        <translation>Change the own account</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Co&amp;mmand</source>
        <translation>Co&amp;mmand</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>&amp;Timeout</source>
        <translation>&amp;Timeout</translation>
    </message>
    <message>
        <source>In &amp;parallel</source>
        <translation>In &amp;parallel</translation>
    </message>
    <message>
        <source>&amp;Connect timeout</source>
        <translation>&amp;Connect timeout</translation>
    </message>
    <message>
        <source>&amp;Retries</source>
        <translation>&amp;Retries</translation>
    </message>
    <message>
        <source>&amp;Output kept per host</source>
        <translation>&amp;Output kept per host</translation>
    </message>
</context>
<context>
    <name>StatusChip</name>
    <message>
        <source>Queued</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Success</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a host&apos;s run</comment>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrupted</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Timed out</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Unreachable</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Partial</source>
        <translation>Partial</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a task</comment>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Login failed</source>
        <translation>Login failed</translation>
    </message>
    <message>
        <source>Host key changed</source>
        <translation>Host key changed</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unknown</translation>
    </message>
</context>
<context>
    <name>TaskEnding</name>
    <message>
        <source>Connection test</source>
        <translation>Connection test</translation>
    </message>
    <message>
        <source>Task finished: %1</source>
        <translation>Task finished: %1</translation>
    </message>
    <message>
        <source>Task cancelled: %1</source>
        <translation>Task cancelled: %1</translation>
    </message>
    <message>
        <source>Task interrupted: %1</source>
        <translation>Task interrupted: %1</translation>
    </message>
    <message numerus="yes">
        <source>Task failed on %n host(s): %1</source>
        <translation>
            <numerusform>Task failed on %n host: %1</numerusform>
            <numerusform>Task failed on %n hosts: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>%1, %2 %3</source>
        <comment>date, time of day, time zone</comment>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>a duration</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>a duration</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>a duration</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>a duration</comment>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>UndoableRemoval</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>UserEditorDialog</name>
    <message>
        <source>User &amp;name *</source>
        <translation>User &amp;name *</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Role</translation>
    </message>
    <message>
        <source>&amp;Password *</source>
        <translation>&amp;Password *</translation>
    </message>
    <message>
        <source>R&amp;epeat the password *</source>
        <translation>R&amp;epeat the password *</translation>
    </message>
</context>
<context>
    <name>testum::gui::AboutDialog</name>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1, built with %2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Data directory</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>About testum</source>
        <translation>About testum</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Copy &amp;diagnostics</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>testum is free software under the MIT licence.</source>
        <translation>testum is free software under the MIT licence.</translation>
    </message>
    <message>
        <source>It uses Qt under the GNU LGPL version 3, libssh under the GNU LGPL version 2.1, OpenSSL under the Apache licence 2.0 and QtKeychain under a BSD licence.</source>
        <translation>It uses Qt under the GNU LGPL version 3, libssh under the GNU LGPL version 2.1, OpenSSL under the Apache licence 2.0 and QtKeychain under a BSD licence.</translation>
    </message>
    <message>
        <source>Icons: lucide.</source>
        <translation>Icons: lucide.</translation>
    </message>
</context>
<context>
    <name>testum::gui::AccountSettings</name>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Type the current password.</source>
        <translation>Type the current password.</translation>
    </message>
    <message>
        <source>Password is too short</source>
        <translation>Password is too short</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Passwords do not match</translation>
    </message>
    <message>
        <source>The account was changed</source>
        <translation>The account was changed</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Last sign-in</translation>
    </message>
    <message>
        <source>You work on this computer&apos;s own data as its owner: there is no password here. Accounts with a password are for people who sign in to the API server.</source>
        <translation>You work on this computer&apos;s own data as its owner: there is no password here. Accounts with a password are for people who sign in to the API server.</translation>
    </message>
    <message>
        <source>Change name or password</source>
        <translation>Change name or password</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;User name</translation>
    </message>
    <message>
        <source>&amp;Current password *</source>
        <translation>&amp;Current password *</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;New password</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>as before</translation>
    </message>
    <message>
        <source>R&amp;epeat</source>
        <translation>R&amp;epeat</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>C&amp;hange</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Sign &amp;out</translation>
    </message>
</context>
<context>
    <name>testum::gui::ApiServerSettings</name>
    <message>
        <source>API server</source>
        <translation>API server</translation>
    </message>
    <message>
        <source>Certificate of the server</source>
        <translation>Certificate of the server</translation>
    </message>
    <message>
        <source>Private key of the certificate</source>
        <translation>Private key of the certificate</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>None: the connection is not encrypted.</source>
        <translation>None: the connection is not encrypted.</translation>
    </message>
    <message>
        <source>Trusted by the system.</source>
        <translation>Trusted by the system.</translation>
    </message>
    <message>
        <source>Type the user name.</source>
        <translation>Type the user name.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Passwords do not match</translation>
    </message>
    <message numerus="yes">
        <source>The password is on the clipboard for %n second(s): keep it where it is safe.</source>
        <translation>
            <numerusform>The password is on the clipboard for %n second: keep it where it is safe.</numerusform>
            <numerusform>The password is on the clipboard for %n seconds: keep it where it is safe.</numerusform>
        </translation>
    </message>
    <message>
        <source>testum %1, answered in %2 ms</source>
        <translation>testum %1, answered in %2 ms</translation>
    </message>
    <message>
        <source>Could not connect: %1</source>
        <translation>Could not connect: %1</translation>
    </message>
    <message>
        <source>Lets browsers, testumctl and other windows work on the data of this computer, with accounts of their own. It serves while testum is open.</source>
        <translation>Lets browsers, testumctl and other windows work on the data of this computer, with accounts of their own. It serves while testum is open.</translation>
    </message>
    <message>
        <source>S&amp;erve the API</source>
        <translation>S&amp;erve the API</translation>
    </message>
    <message>
        <source>&amp;Address and port</source>
        <translation>&amp;Address and port</translation>
    </message>
    <message>
        <source>&amp;Certificate file</source>
        <translation>&amp;Certificate file</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Key file</translation>
    </message>
    <message>
        <source>not needed on 127.0.0.1</source>
        <translation>not needed on 127.0.0.1</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>Browse for the certificate file</source>
        <translation>Browse for the certificate file</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>B&amp;rowse…</translation>
    </message>
    <message>
        <source>Browse for the key file</source>
        <translation>Browse for the key file</translation>
    </message>
    <message>
        <source>Serves at</source>
        <translation>Serves at</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>C&amp;opy</translation>
    </message>
    <message>
        <source>Open &amp;documentation</source>
        <translation>Open &amp;documentation</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>The first administrator</translation>
    </message>
    <message>
        <source>Nobody can sign in yet. Choose the first account&apos;s name and a password of at least 12 characters.</source>
        <translation>Nobody can sign in yet. Choose the first account&apos;s name and a password of at least 12 characters.</translation>
    </message>
    <message>
        <source>&amp;User name *</source>
        <translation>&amp;User name *</translation>
    </message>
    <message>
        <source>&amp;Password *</source>
        <translation>&amp;Password *</translation>
    </message>
    <message>
        <source>Repea&amp;t *</source>
        <translation>Repea&amp;t *</translation>
    </message>
    <message>
        <source>&amp;Generate and copy</source>
        <translation>&amp;Generate and copy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Create and &amp;serve</source>
        <translation>Create and &amp;serve</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Check</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>&amp;Reconnect</translation>
    </message>
</context>
<context>
    <name>testum::gui::ApiServerStarter</name>
    <message>
        <source>The API server could not be started: %1</source>
        <translation>The API server could not be started: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>testum::gui::AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>As in the system</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Theme: %1</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Density</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Comfortable</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>&amp;Font size</source>
        <translation>&amp;Font size</translation>
    </message>
    <message>
        <source>%1 pt</source>
        <translation>%1 pt</translation>
    </message>
    <message>
        <source>&amp;Output font size</source>
        <translation>&amp;Output font size</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>&amp;Interface scale</source>
        <translation>&amp;Interface scale</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Start page</source>
        <translation>&amp;Start page</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Restart to apply</source>
        <translation>Restart to apply</translation>
    </message>
    <message>
        <source>&amp;Reduce animations</source>
        <translation>&amp;Reduce animations</translation>
    </message>
    <message>
        <source>Show an icon in the s&amp;ystem tray</source>
        <translation>Show an icon in the s&amp;ystem tray</translation>
    </message>
    <message>
        <source>This desktop has no system tray.</source>
        <translation>This desktop has no system tray.</translation>
    </message>
</context>
<context>
    <name>testum::gui::AttentionModel</name>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditDetails</name>
    <message>
        <source>Choose an entry to see all of it.</source>
        <translation>Choose an entry to see all of it.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, action</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>this computer</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditDiffModel</name>
    <message>
        <source>before: %1</source>
        <translation>before: %1</translation>
    </message>
    <message>
        <source>after: %1</source>
        <translation>after: %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Object type</source>
        <translation>Object type</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Object</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>testum::gui::AuditPage</name>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>The list could not be loaded: %1</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Last 24 hours</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>From … to …</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>T&amp;o</translation>
    </message>
    <message>
        <source>&amp;Action</source>
        <translation>&amp;Action</translation>
    </message>
    <message>
        <source>Object &amp;type</source>
        <translation>Object &amp;type</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;User</translation>
    </message>
    <message>
        <source>Object &amp;ID</source>
        <translation>Object &amp;ID</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>From %1 to %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>From %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>To %1</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>User: %1</translation>
    </message>
    <message>
        <source>Action: %1</source>
        <translation>Action: %1</translation>
    </message>
    <message>
        <source>Object type: %1</source>
        <translation>Object type: %1</translation>
    </message>
    <message>
        <source>Object: %1</source>
        <translation>Object: %1</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>Export the audit log</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Open the object</source>
        <translation>&amp;Open the object</translation>
    </message>
    <message>
        <source>Only entries about this object</source>
        <translation>Only entries about this object</translation>
    </message>
    <message>
        <source>Search user, action, object…</source>
        <translation>Search user, action, object…</translation>
    </message>
    <message>
        <source>No entries for this period</source>
        <translation>No entries for this period</translation>
    </message>
</context>
<context>
    <name>testum::gui::Banner</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>testum::gui::BarChart</name>
    <message>
        <source>MM/dd</source>
        <extracomment>day and month of an axis, as QDate::toString() takes it</extracomment>
        <translation>MM/dd</translation>
    </message>
    <message>
        <source>%1: %2 successful, %3 failed</source>
        <comment>a day&apos;s tasks</comment>
        <translation>%1: %2 successful, %3 failed</translation>
    </message>
    <message>
        <source>, %1 cancelled</source>
        <translation>, %1 cancelled</translation>
    </message>
    <message>
        <source>, %1 interrupted</source>
        <translation>, %1 interrupted</translation>
    </message>
    <message>
        <source>Successful</source>
        <translation>Successful</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrupted</translation>
    </message>
</context>
<context>
    <name>testum::gui::BellDrawer</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Errors and warnings only</source>
        <translation>Errors and warnings only</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Mark all as read</source>
        <translation>&amp;Mark all as read</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>C&amp;lear</translation>
    </message>
    <message>
        <source>No notifications</source>
        <translation>No notifications</translation>
    </message>
</context>
<context>
    <name>testum::gui::BulkBar</name>
    <message>
        <source>Selected: %1</source>
        <translation>Selected: %1</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>More actions</translation>
    </message>
</context>
<context>
    <name>testum::gui::BusyBar</name>
    <message>
        <source>Loading…</source>
        <translation>Loading…</translation>
    </message>
</context>
<context>
    <name>testum::gui::CertificateReview</name>
    <message>
        <source>The certificate of %1 is not the one that was trusted. Somebody may be between this computer and the server. Nothing was sent yet.</source>
        <translation>The certificate of %1 is not the one that was trusted. Somebody may be between this computer and the server. Nothing was sent yet.</translation>
    </message>
    <message>
        <source>This computer does not know who vouches for the certificate of %1. Nothing was sent yet.</source>
        <translation>This computer does not know who vouches for the certificate of %1. Nothing was sent yet.</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Fingerprint (SHA-256)</translation>
    </message>
    <message>
        <source>Trusted until now</source>
        <translation>Trusted until now</translation>
    </message>
    <message>
        <source>Compare it with the one of the server&apos;s own file. On the server: openssl x509 -noout -fingerprint -sha256 -in FILE</source>
        <translation>Compare it with the one of the server&apos;s own file. On the server: openssl x509 -noout -fingerprint -sha256 -in FILE</translation>
    </message>
    <message>
        <source>I verified the new &amp;fingerprint through another channel</source>
        <translation>I verified the new &amp;fingerprint through another channel</translation>
    </message>
    <message>
        <source>The &amp;fingerprint is the same on the server</source>
        <translation>The &amp;fingerprint is the same on the server</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Replace certificate</source>
        <translation>&amp;Replace certificate</translation>
    </message>
    <message>
        <source>Trust and &amp;sign in</source>
        <translation>Trust and &amp;sign in</translation>
    </message>
</context>
<context>
    <name>testum::gui::CloseDialog</name>
    <message>
        <source>The API server is on</source>
        <translation>The API server is on</translation>
    </message>
    <message>
        <source>Waiting for running tasks…</source>
        <translation>Waiting for running tasks…</translation>
    </message>
    <message>
        <source>Tasks are still running</source>
        <translation>Tasks are still running</translation>
    </message>
    <message>
        <source>testum closes as soon as the last one has ended.</source>
        <translation>testum closes as soon as the last one has ended.</translation>
    </message>
    <message>
        <source>When testum closes, nobody can reach it any more.</source>
        <translation>When testum closes, nobody can reach it any more.</translation>
    </message>
    <message>
        <source>They run inside of testum, and the API server is on. What is to happen when the window closes?</source>
        <translation>They run inside of testum, and the API server is on. What is to happen when the window closes?</translation>
    </message>
    <message>
        <source>They run inside of testum. What is to happen when the window closes?</source>
        <translation>They run inside of testum. What is to happen when the window closes?</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so testum cannot keep running without its window.</source>
        <translation>This desktop has no system tray, so testum cannot keep running without its window.</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray</source>
        <translation>&amp;Keep running in the tray</translation>
    </message>
    <message>
        <source>&amp;Wait for them, then close</source>
        <translation>&amp;Wait for them, then close</translation>
    </message>
    <message>
        <source>&amp;Cancel tasks and close</source>
        <translation>&amp;Cancel tasks and close</translation>
    </message>
    <message>
        <source>&amp;Stop the server and close</source>
        <translation>&amp;Stop the server and close</translation>
    </message>
    <message>
        <source>&amp;Leave open</source>
        <translation>&amp;Leave open</translation>
    </message>
</context>
<context>
    <name>testum::gui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Type a command or a name</source>
        <translation>Type a command or a name</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>&gt; commands   @ platforms   # tasks   : settings   ? help</source>
        <translation>&gt; commands   @ platforms   # tasks   : settings   ? help</translation>
    </message>
</context>
<context>
    <name>testum::gui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Type the number of hosts, %1, to go on:</source>
        <translation>Type the number of hosts, %1, to go on:</translation>
    </message>
    <message>
        <source>Concerned</source>
        <translation>Concerned</translation>
    </message>
</context>
<context>
    <name>testum::gui::ConnectionBanner</name>
    <message>
        <source>The engine on this computer does not answer. What is shown may be out of date.</source>
        <translation>The engine on this computer does not answer. What is shown may be out of date.</translation>
    </message>
    <message>
        <source>The connection to the server is lost. What is shown may be out of date. It is tried again by itself.</source>
        <translation>The connection to the server is lost. What is shown may be out of date. It is tried again by itself.</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Retry</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again to go on.</source>
        <translation>The session has ended. Sign in again to go on.</translation>
    </message>
    <message>
        <source>Sign &amp;in</source>
        <translation>Sign &amp;in</translation>
    </message>
</context>
<context>
    <name>testum::gui::ConnectionTest</name>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Address resolved</source>
        <translation>Address resolved</translation>
    </message>
    <message>
        <source>The address could not be resolved</source>
        <translation>The address could not be resolved</translation>
    </message>
    <message>
        <source>Port is open</source>
        <translation>Port is open</translation>
    </message>
    <message>
        <source>The port does not answer</source>
        <translation>The port does not answer</translation>
    </message>
    <message>
        <source>Host key checked</source>
        <translation>Host key checked</translation>
    </message>
    <message>
        <source>The host key is not trusted</source>
        <translation>The host key is not trusted</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Sign-in failed</translation>
    </message>
    <message>
        <source>Facts collected</source>
        <translation>Facts collected</translation>
    </message>
    <message>
        <source>Facts could not be collected</source>
        <translation>Facts could not be collected</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <comment>a step of a connection test and how long it took</comment>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step of a connection test and why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Address resolved: %1</source>
        <translation>Address resolved: %1</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Signed in as %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::DataTable</name>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Filters: %1</source>
        <translation>Filters: %1</translation>
    </message>
    <message>
        <source>Columns and sorting</source>
        <translation>Columns and sorting</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Remove filter %1</source>
        <translation>Remove filter %1</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>Default columns</source>
        <translation>Default columns</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a hidden column and its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Selected: %1 of %2</source>
        <translation>Selected: %1 of %2</translation>
    </message>
    <message>
        <source>Shown: %1 of %2</source>
        <translation>Shown: %1 of %2</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Rows: %1</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Updated %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <comment>a notification</comment>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>testum::gui::DonutChart</name>
    <message>
        <source>%1: %2 of %3 (%4 %)</source>
        <comment>a part, its number, the whole, per cent</comment>
        <translation>%1: %2 of %3 (%4 %)</translation>
    </message>
</context>
<context>
    <name>testum::gui::ExportBar</name>
    <message numerus="yes">
        <source>Exported to %1, %n row(s)</source>
        <translation>
            <numerusform>Exported to %1, %n row</numerusform>
            <numerusform>Exported to %1, %n rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exporting…</translation>
    </message>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>Exporting: %1 of %2</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Stop the export</translation>
    </message>
</context>
<context>
    <name>testum::gui::FilterForm</name>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Any</translation>
    </message>
</context>
<context>
    <name>testum::gui::FilterPopover</name>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a filter&apos;s choice and how many rows it stands for</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>testum::gui::FingerprintLabel</name>
    <message>
        <source>Copy fingerprint</source>
        <translation>Copy fingerprint</translation>
    </message>
</context>
<context>
    <name>testum::gui::HomePage</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Statistics are not available: %1</source>
        <translation>Statistics are not available: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>Running tasks</source>
        <translation>Running tasks</translation>
    </message>
    <message>
        <source>Failed, 24 h</source>
        <translation>Failed, 24 h</translation>
    </message>
    <message>
        <source>%1 online · %2 offline</source>
        <translation>%1 online · %2 offline</translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n task(s)</source>
        <translation>
            <numerusform>of %n task</numerusform>
            <numerusform>of %n tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Run…</translation>
    </message>
    <message>
        <source>&amp;Add platform</source>
        <translation>&amp;Add platform</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Run &amp;again</translation>
    </message>
    <message>
        <source>Co&amp;py command</source>
        <translation>Co&amp;py command</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Platform status</source>
        <translation>Platform status</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Recent tasks</source>
        <translation>Recent tasks</translation>
    </message>
    <message>
        <source>All platforms are well</source>
        <translation>All platforms are well</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>No tasks yet</translation>
    </message>
    <message>
        <source>No platforms yet</source>
        <translation>No platforms yet</translation>
    </message>
    <message>
        <source>A platform is a host you reach over SSH. Add the first one.</source>
        <translation>A platform is a host you reach over SSH. Add the first one.</translation>
    </message>
    <message numerus="yes">
        <source>Tasks, last %n day(s)</source>
        <translation>
            <numerusform>Tasks, last %n day</numerusform>
            <numerusform>Tasks, last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::HostKeyDialog</name>
    <message>
        <source>New host key</source>
        <translation>New host key</translation>
    </message>
    <message>
        <source>The host shows a key that is not known yet. Compare its fingerprint with the one the host&apos;s administrator gives you.</source>
        <translation>The host shows a key that is not known yet. Compare its fingerprint with the one the host&apos;s administrator gives you.</translation>
    </message>
    <message>
        <source>The host shows a revoked key</source>
        <translation>The host shows a revoked key</translation>
    </message>
    <message>
        <source>This key was replaced earlier, and the host uses it again. Find out why before you trust it.</source>
        <translation>This key was replaced earlier, and the host uses it again. Find out why before you trust it.</translation>
    </message>
    <message>
        <source>The host key has changed</source>
        <translation>The host key has changed</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or the host was set up anew. Differing characters are marked. Replace the key only if the new one is right.</source>
        <translation>Somebody may be listening in, or the host was set up anew. Differing characters are marked. Replace the key only if the new one is right.</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Replace key</translation>
    </message>
    <message>
        <source>Trust and save</source>
        <translation>Trust and save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Randomart of the key shown now</source>
        <translation>Randomart of the key shown now</translation>
    </message>
    <message>
        <source>Somebody may be listening in, or the host was set up anew. Replace the key only if the new one is right.</source>
        <translation>Somebody may be listening in, or the host was set up anew. Replace the key only if the new one is right.</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostListDialog</name>
    <message numerus="yes">
        <source>%n name(s) fit no platform, the rest is chosen.</source>
        <translation>
            <numerusform>%n name fits no platform, the rest is chosen.</numerusform>
            <numerusform>%n names fit no platform, the rest is chosen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste a list of hosts</source>
        <translation>Paste a list of hosts</translation>
    </message>
    <message>
        <source>Names or addresses, one a line or with commas. web-[001-041] stands for 41 names.</source>
        <translation>Names or addresses, one a line or with commas. web-[001-041] stands for 41 names.</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Choose</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>C&amp;lose</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostPicker</name>
    <message>
        <source>There are none</source>
        <translation>There are none</translation>
    </message>
    <message>
        <source>No platforms yet</source>
        <translation>No platforms yet</translation>
    </message>
    <message>
        <source>No platforms match</source>
        <translation>No platforms match</translation>
    </message>
    <message>
        <source>Hosts: %1 selected</source>
        <translation>Hosts: %1 selected</translation>
    </message>
    <message>
        <source>Search: name, group:prod, tag:db…</source>
        <translation>Search: name, group:prod, tag:db…</translation>
    </message>
    <message>
        <source>Search hosts</source>
        <translation>Search hosts</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;All</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;None</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Group</translation>
    </message>
    <message>
        <source>Ta&amp;g</source>
        <translation>Ta&amp;g</translation>
    </message>
    <message>
        <source>Paste &amp;list…</source>
        <translation>Paste &amp;list…</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostRunModel</name>
    <message>
        <source>Platform</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Code</source>
        <comment>exit code, short</comment>
        <translation>Code</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Exit code</source>
        <translation>Exit code</translation>
    </message>
</context>
<context>
    <name>testum::gui::HostTreeModel</name>
    <message>
        <source>Without group</source>
        <translation>Without group</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>chosen hosts of a group</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1, %2 of %3 hosts chosen</source>
        <translation>%1, %2 of %3 hosts chosen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>host, its state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyGenerateDialog</name>
    <message>
        <source>This field is required.</source>
        <translation>This field is required.</translation>
    </message>
    <message>
        <source>Generating…</source>
        <translation>Generating…</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generate</translation>
    </message>
    <message>
        <source>Generate an SSH key</source>
        <translation>Generate an SSH key</translation>
    </message>
    <message>
        <source>Ed25519 (recommended)</source>
        <translation>Ed25519 (recommended)</translation>
    </message>
    <message>
        <source>The key is being generated</source>
        <translation>The key is being generated</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyImportDialog</name>
    <message>
        <source>This is a private key. Add the public one, usually the file ending in .pub.</source>
        <translation>This is a private key. Add the public one, usually the file ending in .pub.</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>The file could not be read: %1</translation>
    </message>
    <message>
        <source>This is not a supported key</source>
        <translation>This is not a supported key</translation>
    </message>
    <message>
        <source>A private key</source>
        <translation>A private key</translation>
    </message>
    <message>
        <source>Choose a public key</source>
        <translation>Choose a public key</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Public keys (*.pub)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>This field is required.</translation>
    </message>
    <message>
        <source>Add a public key</source>
        <translation>Add a public key</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Add key</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Private part</source>
        <translation>Private part</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Used by</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Created by</translation>
    </message>
    <message>
        <source>%1, weak</source>
        <comment>a key&apos;s type</comment>
        <translation>%1, weak</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>Public only</source>
        <translation>Public only</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s)</source>
        <translation>
            <numerusform>%n platform</numerusform>
            <numerusform>%n platforms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::KeyRenameDialog</name>
    <message>
        <source>Rename the SSH key</source>
        <translation>Rename the SSH key</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::KeysPage</name>
    <message>
        <source>SSH keys</source>
        <translation>SSH keys</translation>
    </message>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>The list could not be loaded: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Private part</source>
        <translation>Private part</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>Public only</source>
        <translation>Public only</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Only</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unused</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Weak</translation>
    </message>
    <message>
        <source>The SSH key %1 is generated.</source>
        <translation>The SSH key %1 is generated.</translation>
    </message>
    <message>
        <source>The SSH key %1 is added.</source>
        <translation>The SSH key %1 is added.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Export public key</source>
        <translation>Export public key</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Public keys (*.pub)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Saved as %1.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>The file could not be written: %1</translation>
    </message>
    <message>
        <source>The SSH key %1 is deleted.</source>
        <translation>The SSH key %1 is deleted.</translation>
    </message>
    <message numerus="yes">
        <source>%n SSH key(s) are deleted.</source>
        <translation>
            <numerusform>%n SSH key is deleted.</numerusform>
            <numerusform>%n SSH keys are deleted.</numerusform>
        </translation>
    </message>
    <message>
        <source>The SSH key %1 is in use</source>
        <translation>The SSH key %1 is in use</translation>
    </message>
    <message numerus="yes">
        <source>Used to sign in to %n platform(s). Choose another key or sign-in method there first.</source>
        <translation>
            <numerusform>Used to sign in to %n platform. Choose another key or sign-in method there first.</numerusform>
            <numerusform>Used to sign in to %n platforms. Choose another key or sign-in method there first.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to platforms</source>
        <translation>Go to platforms</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n SSH key(s) could not be deleted: %1</source>
        <translation>
            <numerusform>%n SSH key could not be deleted: %1</numerusform>
            <numerusform>%n SSH keys could not be deleted: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Generate…</source>
        <translation>&amp;Generate…</translation>
    </message>
    <message>
        <source>&amp;Add public key…</source>
        <translation>&amp;Add public key…</translation>
    </message>
    <message>
        <source>&amp;Copy public key</source>
        <translation>&amp;Copy public key</translation>
    </message>
    <message>
        <source>E&amp;xport public key…</source>
        <translation>E&amp;xport public key…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Rename…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>Search name, comment, fingerprint…</source>
        <translation>Search name, comment, fingerprint…</translation>
    </message>
    <message>
        <source>No SSH keys yet</source>
        <translation>No SSH keys yet</translation>
    </message>
    <message>
        <source>Generate a key or import an existing one.</source>
        <translation>Generate a key or import an existing one.</translation>
    </message>
</context>
<context>
    <name>testum::gui::LanguageSettings</name>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>As in the &amp;system</source>
        <translation>As in the &amp;system</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
</context>
<context>
    <name>testum::gui::ListExport</name>
    <message>
        <source>The export failed: %1</source>
        <translation>The export failed: %1</translation>
    </message>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>The file %1 could not be written: %2</translation>
    </message>
</context>
<context>
    <name>testum::gui::LocalSetup</name>
    <message>
        <source>In the keychain of the operating system.</source>
        <translation>In the keychain of the operating system.</translation>
    </message>
    <message>
        <source>In the file %1</source>
        <translation>In the file %1</translation>
    </message>
    <message>
        <source>It comes from the environment testum was started in.</source>
        <translation>It comes from the environment testum was started in.</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Data directory</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Master key</translation>
    </message>
    <message>
        <source>It goes to the keychain of the operating system, or to a file of the data directory where there is none.</source>
        <translation>It goes to the keychain of the operating system, or to a file of the data directory where there is none.</translation>
    </message>
    <message>
        <source>Keep a copy of the key file apart from the database: without it no stored password or key can be opened again.</source>
        <translation>Keep a copy of the key file apart from the database: without it no stored password or key can be opened again.</translation>
    </message>
    <message>
        <source>Passwords and private keys are stored encrypted with the master key. Without it they cannot be opened again.</source>
        <translation>Passwords and private keys are stored encrypted with the master key. Without it they cannot be opened again.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Creating…</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continue</translation>
    </message>
</context>
<context>
    <name>testum::gui::MainWindow</name>
    <message>
        <source>Everywhere</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>Account and servers: %1</source>
        <translation>Account and servers: %1</translation>
    </message>
    <message>
        <source>Account and servers</source>
        <translation>Account and servers</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>Running: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) offline</source>
        <translation>
            <numerusform>%n platform offline</numerusform>
            <numerusform>%n platforms offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::NotificationModel</name>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
</context>
<context>
    <name>testum::gui::NotificationSettings</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Tell the &amp;desktop when a task ends</source>
        <translation>Tell the &amp;desktop when a task ends</translation>
    </message>
    <message>
        <source>Only while the window is not in front. Everything is in the list behind the bell as well.</source>
        <translation>Only while the window is not in front. Everything is in the list behind the bell as well.</translation>
    </message>
</context>
<context>
    <name>testum::gui::Notifications</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Undo</translation>
    </message>
</context>
<context>
    <name>testum::gui::OutputPane</name>
    <message>
        <source>No host is selected</source>
        <translation>No host is selected</translation>
    </message>
    <message>
        <source>Waiting for a free slot</source>
        <translation>Waiting for a free slot</translation>
    </message>
    <message>
        <source>No output yet</source>
        <translation>No output yet</translation>
    </message>
    <message>
        <source>No output</source>
        <translation>No output</translation>
    </message>
    <message>
        <source>Loading the output…</source>
        <translation>Loading the output…</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>exit code %1</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>ended by signal %1</translation>
    </message>
    <message>
        <source>output cut at the limit</source>
        <translation>output cut at the limit</translation>
    </message>
    <message>
        <source>Not a valid pattern</source>
        <translation>Not a valid pattern</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>over %1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the output of all hosts</comment>
        <translation>All</translation>
    </message>
    <message>
        <source>Whose output</source>
        <translation>Whose output</translation>
    </message>
    <message>
        <source>Find in output</source>
        <translation>Find in output</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Wrap lines</translation>
    </message>
    <message>
        <source>Timestamps</source>
        <translation>Timestamps</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Copy selection</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Match case</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Whole words</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regular expression</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Previous hit</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Next hit</translation>
    </message>
    <message>
        <source>Follow the output (End)</source>
        <translation>Follow the output (End)</translation>
    </message>
    <message>
        <source>Copy selection (Ctrl+C)</source>
        <translation>Copy selection (Ctrl+C)</translation>
    </message>
</context>
<context>
    <name>testum::gui::OutputView</name>
    <message numerus="yes">
        <source>↓ %n new line(s)</source>
        <translation>
            <numerusform>↓ %n new line</numerusform>
            <numerusform>↓ %n new lines</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Select &amp;all</translation>
    </message>
    <message>
        <source>Go to the end and follow the output (End)</source>
        <translation>Go to the end and follow the output (End)</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Output</translation>
    </message>
</context>
<context>
    <name>testum::gui::PageHost</name>
    <message>
        <source>No access to this page</source>
        <translation>No access to this page</translation>
    </message>
    <message>
        <source>Ask an administrator for access</source>
        <translation>Ask an administrator for access</translation>
    </message>
</context>
<context>
    <name>testum::gui::PaletteSources</name>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API server</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>Not available now</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
</context>
<context>
    <name>testum::gui::PasswordEdit</name>
    <message>
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Hide what is typed</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Show what is typed</translation>
    </message>
</context>
<context>
    <name>testum::gui::PasswordResetDialog</name>
    <message>
        <source>Enter a password</source>
        <translation>Enter a password</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Passwords do not match</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>&amp;Set the password</source>
        <translation>&amp;Set the password</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>Reset the password</translation>
    </message>
    <message>
        <source>A new password for %1</source>
        <translation>A new password for %1</translation>
    </message>
    <message>
        <source>A password has 12 characters or more. All sessions of this user end.</source>
        <translation>A password has 12 characters or more. All sessions of this user end.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformDrawer</name>
    <message>
        <source>No platform is selected</source>
        <translation>No platform is selected</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>free and total disk space</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Connection test</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a task&apos;s command and when it was started</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Close details</translation>
    </message>
    <message>
        <source>Last tasks</source>
        <translation>Last tasks</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformEditorDialog</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Test connection</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <comment>the name of a duplicated platform</comment>
        <translation>%1 copy</translation>
    </message>
    <message>
        <source>Add platform</source>
        <translation>Add platform</translation>
    </message>
    <message>
        <source>Platform %1</source>
        <translation>Platform %1</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH key</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Private key</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH agent</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Test connection</translation>
    </message>
    <message>
        <source>Stored. Type to replace it.</source>
        <translation>Stored. Type to replace it.</translation>
    </message>
    <message>
        <source>If the key has one</source>
        <translation>If the key has one</translation>
    </message>
    <message>
        <source>A private key is stored. Paste another one to replace it.</source>
        <translation>A private key is stored. Paste another one to replace it.</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Paste the key here</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>First seen</translation>
    </message>
    <message>
        <source>Host keys</source>
        <translation>Host keys</translation>
    </message>
    <message>
        <source>Steps of the connection test</source>
        <translation>Steps of the connection test</translation>
    </message>
    <message>
        <source>Policy: strict. A key that is not known yet is refused until it is trusted here.</source>
        <translation>Policy: strict. A key that is not known yet is refused until it is trusted here.</translation>
    </message>
    <message>
        <source>Policy: accept new. A key is pinned on the first connection, a changed one is refused.</source>
        <translation>Policy: accept new. A key is pinned on the first connection, a changed one is refused.</translation>
    </message>
    <message>
        <source>This key is pinned when the platform is saved: %1</source>
        <translation>This key is pinned when the platform is saved: %1</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>Choose a private key</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>The file could not be read: %1</translation>
    </message>
    <message>
        <source>This is not a supported key</source>
        <translation>This is not a supported key</translation>
    </message>
    <message>
        <source>This field is required.</source>
        <translation>This field is required.</translation>
    </message>
    <message>
        <source>Choose a key, or another sign-in method. Keys are made under SSH keys.</source>
        <translation>Choose a key, or another sign-in method. Keys are made under SSH keys.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a key&apos;s name and type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>Trusted</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>The host shows the pinned key.</source>
        <translation>The host shows the pinned key.</translation>
    </message>
    <message>
        <source>The key is not trusted, and your role may not change that.</source>
        <translation>The key is not trusted, and your role may not change that.</translation>
    </message>
    <message>
        <source>The host key is pinned.</source>
        <translation>The host key is pinned.</translation>
    </message>
    <message>
        <source>Forget the host keys?</source>
        <translation>Forget the host keys?</translation>
    </message>
    <message>
        <source>The next connection counts as the first one: whatever key the host shows then is treated as new.</source>
        <translation>The next connection counts as the first one: whatever key the host shows then is treated as new.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Stop &amp;test</source>
        <translation>Stop &amp;test</translation>
    </message>
    <message>
        <source>The host keys could not be loaded: %1</source>
        <translation>The host keys could not be loaded: %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformFilters</name>
    <message>
        <source>%1: %2</source>
        <comment>a filter and its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>Host key</source>
        <translation>Host key</translation>
    </message>
    <message>
        <source>Without group</source>
        <translation>Without group</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>Not pinned yet</source>
        <translation>Not pinned yet</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformGroupDialog</name>
    <message>
        <source>Set group</source>
        <translation>Set group</translation>
    </message>
    <message numerus="yes">
        <source>The group of %n platform(s). Leave it empty to take them out of their group.</source>
        <translation>
            <numerusform>The group of %n platform. Leave it empty to take it out of its group.</numerusform>
            <numerusform>The group of %n platforms. Leave it empty to take them out of their group.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformModel</name>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Private key</translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation>SSH agent</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation>Last checked</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Uptime</translation>
    </message>
    <message>
        <source>Host key fingerprint</source>
        <translation>Host key fingerprint</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>never</source>
        <comment>a platform was never checked</comment>
        <translation>never</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformTagsDialog</name>
    <message>
        <source>Add and remove tags</source>
        <translation>Add and remove tags</translation>
    </message>
    <message numerus="yes">
        <source>The tags of %n platform(s).</source>
        <translation>
            <numerusform>The tags of %n platform.</numerusform>
            <numerusform>The tags of %n platforms.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Add tags</translation>
    </message>
    <message>
        <source>Remove tags</source>
        <translation>Remove tags</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Remove a tag</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::PlatformsPage</name>
    <message>
        <source>Platforms</source>
        <translation>Platforms</translation>
    </message>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>The list could not be loaded: %1</translation>
    </message>
    <message>
        <source>&amp;Add platform</source>
        <translation>&amp;Add platform</translation>
    </message>
    <message>
        <source>Open &amp;details</source>
        <translation>Open &amp;details</translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Run…</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>&amp;Test connection</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Check</translation>
    </message>
    <message>
        <source>Check whether the SSH port answers, without signing in</source>
        <translation>Check whether the SSH port answers, without signing in</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Edit…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>D&amp;uplicate…</translation>
    </message>
    <message>
        <source>&amp;Host key…</source>
        <translation>&amp;Host key…</translation>
    </message>
    <message>
        <source>Set &amp;group…</source>
        <translation>Set &amp;group…</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>E&amp;xport CSV…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>De&amp;lete</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Search name, address, group, tag…</source>
        <translation>Search name, address, group, tag…</translation>
    </message>
    <message>
        <source>No platforms yet</source>
        <translation>No platforms yet</translation>
    </message>
    <message>
        <source>A platform is a host you reach over SSH.</source>
        <translation>A platform is a host you reach over SSH.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cards</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Platform %1 is saved.</source>
        <translation>Platform %1 is saved.</translation>
    </message>
    <message numerus="yes">
        <source>Testing the connection to %n platform(s).</source>
        <translation>
            <numerusform>Testing the connection to %n platform.</numerusform>
            <numerusform>Testing the connection to %n platforms.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>Open task</translation>
    </message>
    <message>
        <source>The host key of %1 could not be read: %2</source>
        <translation>The host key of %1 could not be read: %2</translation>
    </message>
    <message>
        <source>%1 shows the pinned host key.</source>
        <translation>%1 shows the pinned host key.</translation>
    </message>
    <message>
        <source>%1 shows a key that is not trusted, and your role may not change that.</source>
        <translation>%1 shows a key that is not trusted, and your role may not change that.</translation>
    </message>
    <message>
        <source>The host key of %1 is pinned.</source>
        <translation>The host key of %1 is pinned.</translation>
    </message>
    <message>
        <source>Platform %1 is deleted.</source>
        <translation>Platform %1 is deleted.</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) are deleted.</source>
        <translation>
            <numerusform>%n platform is deleted.</numerusform>
            <numerusform>%n platforms are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) could not be deleted: %1</source>
        <translation>
            <numerusform>%n platform could not be deleted: %1</numerusform>
            <numerusform>%n platforms could not be deleted: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) could not be changed: %1</source>
        <translation>
            <numerusform>%n platform could not be changed: %1</numerusform>
            <numerusform>%n platforms could not be changed: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) are changed.</source>
        <translation>
            <numerusform>%n platform is changed.</numerusform>
            <numerusform>%n platforms are changed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export platforms</source>
        <translation>Export platforms</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV files (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n platform(s) are exported.</source>
        <translation>
            <numerusform>%n platform is exported.</numerusform>
            <numerusform>%n platforms are exported.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>The file could not be written: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Tag&amp;s…</source>
        <translation>Tag&amp;s…</translation>
    </message>
    <message>
        <source>C&amp;opy address</source>
        <translation>C&amp;opy address</translation>
    </message>
    <message>
        <source>Co&amp;py as ssh command</source>
        <translation>Co&amp;py as ssh command</translation>
    </message>
</context>
<context>
    <name>testum::gui::RoleMatrixModel</name>
    <message>
        <source>yes</source>
        <comment>the role may</comment>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <comment>the role may not</comment>
        <translation>no</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Permission</translation>
    </message>
</context>
<context>
    <name>testum::gui::RunPage</name>
    <message>
        <source>Run</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>The platforms could not be loaded: %1</source>
        <translation>The platforms could not be loaded: %1</translation>
    </message>
    <message>
        <source>The task could not be loaded: %1</source>
        <translation>The task could not be loaded: %1</translation>
    </message>
    <message>
        <source>The command is too long: %1 of at most %2 characters. Put it into a script on the hosts and run that.</source>
        <translation>The command is too long: %1 of at most %2 characters. Put it into a script on the hosts and run that.</translation>
    </message>
    <message>
        <source>Select at least one host</source>
        <translation>Select at least one host</translation>
    </message>
    <message>
        <source>Enter a command</source>
        <translation>Enter a command</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offline at the last check</source>
        <translation>
            <numerusform>%n offline at the last check</numerusform>
            <numerusform>%n offline at the last check</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starting…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Run on %n host(s)</source>
        <translation>
            <numerusform>&amp;Run on %n host</numerusform>
            <numerusform>&amp;Run on %n hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Run</translation>
    </message>
    <message numerus="yes">
        <source>Run on %n host(s)?</source>
        <translation>
            <numerusform>Run on %n host?</numerusform>
            <numerusform>Run on %n hosts?</numerusform>
        </translation>
    </message>
    <message>
        <source>The command runs on all of them at once or in turn. It cannot be undone.</source>
        <translation>The command runs on all of them at once or in turn. It cannot be undone.</translation>
    </message>
    <message numerus="yes">
        <source>Run on %n host(s)</source>
        <translation>
            <numerusform>Run on %n host</numerusform>
            <numerusform>Run on %n hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>The task could not be started: %1</source>
        <translation>The task could not be started: %1</translation>
    </message>
    <message>
        <source>Nothing was run from here yet</source>
        <translation>Nothing was run from here yet</translation>
    </message>
    <message>
        <source>Clear the history</source>
        <translation>Clear the history</translation>
    </message>
    <message>
        <source>Command &amp;history</source>
        <translation>Command &amp;history</translation>
    </message>
    <message>
        <source>Add &amp;platforms</source>
        <translation>Add &amp;platforms</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Commands run from here (%1)</source>
        <translation>Commands run from here (%1)</translation>
    </message>
    <message>
        <source>systemctl restart nginx</source>
        <translation>systemctl restart nginx</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds, behind a number</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>as in the settings</source>
        <translation>as in the settings</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source> MiB</source>
        <comment>behind a number</comment>
        <translation> MiB</translation>
    </message>
</context>
<context>
    <name>testum::gui::RunProgressBar</name>
    <message>
        <source>Progress</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Success %1, failed %2, cancelled %3, running %4, queued %5</source>
        <translation>Success %1, failed %2, cancelled %3, running %4, queued %5</translation>
    </message>
</context>
<context>
    <name>testum::gui::SearchEdit</name>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>testum::gui::SecuritySettings</name>
    <message>
        <source>Security</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>On the server.</source>
        <translation>On the server.</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Master key</translation>
    </message>
    <message>
        <source>&amp;Clear a copied secret after</source>
        <translation>&amp;Clear a copied secret after</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Type the &amp;number of hosts above</source>
        <translation>Type the &amp;number of hosts above</translation>
    </message>
    <message>
        <source>A command for more hosts than that is confirmed by typing their number. Without the master key no stored password or private key can be opened: keep a copy of it apart from the database.</source>
        <translation>A command for more hosts than that is confirmed by typing their number. Without the master key no stored password or private key can be opened: keep a copy of it apart from the database.</translation>
    </message>
</context>
<context>
    <name>testum::gui::ServerForm</name>
    <message>
        <source>An address looks like https://host:8000.</source>
        <translation>An address looks like https://host:8000.</translation>
    </message>
    <message>
        <source>Type the user name.</source>
        <translation>Type the user name.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>New server</translation>
    </message>
    <message>
        <source>This address is not encrypted: whoever is on the way can read the password and everything else. Use https.</source>
        <translation>This address is not encrypted: whoever is on the way can read the password and everything else. Use https.</translation>
    </message>
    <message>
        <source>Remove this server?</source>
        <translation>Remove this server?</translation>
    </message>
    <message>
        <source>%1 is taken off the list. Nothing changes on the server.</source>
        <translation>%1 is taken off the list. Nothing changes on the server.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Certificates to trust</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Certificates (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Saved s&amp;ervers</source>
        <translation>Saved s&amp;ervers</translation>
    </message>
    <message>
        <source>&amp;Address *</source>
        <translation>&amp;Address *</translation>
    </message>
    <message>
        <source>&amp;User name *</source>
        <translation>&amp;User name *</translation>
    </message>
    <message>
        <source>&amp;Password *</source>
        <translation>&amp;Password *</translation>
    </message>
    <message>
        <source>&amp;Name in the list</source>
        <translation>&amp;Name in the list</translation>
    </message>
    <message>
        <source>&amp;Certificates to trust</source>
        <translation>&amp;Certificates to trust</translation>
    </message>
    <message>
        <source>of the system</source>
        <translation>of the system</translation>
    </message>
    <message>
        <source>Br&amp;owse…</source>
        <translation>Br&amp;owse…</translation>
    </message>
    <message>
        <source>Trusted certificate</source>
        <translation>Trusted certificate</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Forget</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Remove…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>&amp;Sign in</translation>
    </message>
</context>
<context>
    <name>testum::gui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Discard unsaved changes?</source>
        <translation>Discard unsaved changes?</translation>
    </message>
    <message>
        <source>The changes in “%1” have not been saved.</source>
        <translation>The changes in “%1” have not been saved.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Discard</translation>
    </message>
    <message>
        <source>&amp;Continue editing</source>
        <translation>&amp;Continue editing</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Search settings…</source>
        <translation>Search settings…</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Search settings</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>There are unsaved changes.</source>
        <translation>There are unsaved changes.</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>Re&amp;vert</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
</context>
<context>
    <name>testum::gui::ShortcutModel</name>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Shortcut</translation>
    </message>
</context>
<context>
    <name>testum::gui::ShortcutSettings</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Search actions…</source>
        <translation>Search actions…</translation>
    </message>
    <message>
        <source>No shortcuts</source>
        <translation>No shortcuts</translation>
    </message>
    <message>
        <source>The pages opened so far have none.</source>
        <translation>The pages opened so far have none.</translation>
    </message>
</context>
<context>
    <name>testum::gui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Search actions and keys…</source>
        <translation>Search actions and keys…</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Close</translation>
    </message>
</context>
<context>
    <name>testum::gui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Expand</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>Collapse</translation>
    </message>
</context>
<context>
    <name>testum::gui::SshSettings</name>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Retry</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>Settings saved</translation>
    </message>
    <message>
        <source>Accept new</source>
        <translation>Accept new</translation>
    </message>
    <message>
        <source>Strict</source>
        <translation>Strict</translation>
    </message>
    <message>
        <source>&amp;Host key policy</source>
        <translation>&amp;Host key policy</translation>
    </message>
    <message>
        <source>&amp;In parallel</source>
        <translation>&amp;In parallel</translation>
    </message>
    <message>
        <source>Hosts that one task works on at the same time</source>
        <translation>Hosts that one task works on at the same time</translation>
    </message>
    <message>
        <source>&amp;Connection timeout</source>
        <translation>&amp;Connection timeout</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Further attempts to connect</source>
        <translation>&amp;Further attempts to connect</translation>
    </message>
    <message>
        <source>&amp;Output kept of one host</source>
        <translation>&amp;Output kept of one host</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>“Accept new” pins the key of a host that is seen for the first time; “Strict” refuses it. A changed key is refused in both.</source>
        <translation>“Accept new” pins the key of a host that is seen for the first time; “Strict” refuses it. A changed key is refused in both.</translation>
    </message>
</context>
<context>
    <name>testum::gui::StatusLine</name>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Not connected</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Connection lost, reconnecting…</source>
        <translation>Connection lost, reconnecting…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>Running: %1</translation>
    </message>
    <message>
        <source>Running tasks: %1</source>
        <translation>Running tasks: %1</translation>
    </message>
    <message>
        <source>Show the running tasks</source>
        <translation>Show the running tasks</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>Updated %1</translation>
    </message>
</context>
<context>
    <name>testum::gui::StorageSettings</name>
    <message>
        <source>The folder %1 could not be opened: no program is set for folders.</source>
        <translation>The folder %1 could not be opened: no program is set for folders.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Everything is being stored.</source>
        <translation>Everything is being stored.</translation>
    </message>
    <message>
        <source>Something cannot be stored: see the log.</source>
        <translation>Something cannot be stored: see the log.</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>&amp;Open folder</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>&amp;Copy path</translation>
    </message>
    <message>
        <source>For a backup, quit testum and copy the whole folder. Keep the master key apart from it.</source>
        <translation>For a backup, quit testum and copy the whole folder. Keep the master key apart from it.</translation>
    </message>
</context>
<context>
    <name>testum::gui::TagEdit</name>
    <message>
        <source>Remove tag %1</source>
        <translation>Remove tag %1</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
</context>
<context>
    <name>testum::gui::TaskModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>hosts that have ended</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hosts that succeeded</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Connection test</source>
        <translation>Connection test</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>User</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>ID</source>
        <comment>a task&apos;s identifier</comment>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>testum::gui::TaskNews</name>
    <message>
        <source>&amp;Open</source>
        <comment>a task</comment>
        <translation>&amp;Open</translation>
    </message>
</context>
<context>
    <name>testum::gui::TaskPage</name>
    <message>
        <source>The selection is too large for the clipboard. Save the output to a file instead.</source>
        <translation>The selection is too large for the clipboard. Save the output to a file instead.</translation>
    </message>
    <message>
        <source>The output was saved to %1</source>
        <translation>The output was saved to %1</translation>
    </message>
    <message>
        <source>The output could not be saved to %1: %2</source>
        <translation>The output could not be saved to %1: %2</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>The task could not be loaded: %1</source>
        <translation>The task could not be loaded: %1</translation>
    </message>
    <message>
        <source>Live output is paused, reconnecting…</source>
        <translation>Live output is paused, reconnecting…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>The live output ended with an error: %1</source>
        <translation>The live output ended with an error: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Retry</translation>
    </message>
    <message>
        <source>The output could not be loaded: %1</source>
        <translation>The output could not be loaded: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s) · %2 failed</source>
        <translation>
            <numerusform>%1 of %n host · %2 failed</numerusform>
            <numerusform>%1 of %n hosts · %2 failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s)</source>
        <translation>
            <numerusform>%1 of %n host</numerusform>
            <numerusform>%1 of %n hosts</numerusform>
        </translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>Started %1</translation>
    </message>
    <message>
        <source>Started %1 by %2</source>
        <translation>Started %1 by %2</translation>
    </message>
    <message>
        <source>All %1</source>
        <comment>hosts</comment>
        <translation>All %1</translation>
    </message>
    <message>
        <source>Failed %1</source>
        <comment>hosts</comment>
        <translation>Failed %1</translation>
    </message>
    <message>
        <source>Running %1</source>
        <comment>hosts</comment>
        <translation>Running %1</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>&amp;Cancel task</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Run &amp;again</translation>
    </message>
    <message>
        <source>Re-run &amp;failed</source>
        <translation>Re-run &amp;failed</translation>
    </message>
    <message>
        <source>&amp;Edit and run…</source>
        <translation>&amp;Edit and run…</translation>
    </message>
    <message>
        <source>Co&amp;py command</source>
        <translation>Co&amp;py command</translation>
    </message>
    <message>
        <source>Next host</source>
        <translation>Next host</translation>
    </message>
    <message>
        <source>Previous host</source>
        <translation>Previous host</translation>
    </message>
    <message>
        <source>Next failed host</source>
        <translation>Next failed host</translation>
    </message>
    <message>
        <source>Open p&amp;latform</source>
        <translation>Open p&amp;latform</translation>
    </message>
    <message>
        <source>Run again &amp;here</source>
        <translation>Run again &amp;here</translation>
    </message>
    <message>
        <source>Copy &amp;output</source>
        <translation>Copy &amp;output</translation>
    </message>
    <message>
        <source>Search hosts…</source>
        <translation>Search hosts…</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Which hosts</source>
        <translation>Which hosts</translation>
    </message>
    <message>
        <source>No hosts</source>
        <translation>No hosts</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Cancel this task?</source>
        <translation>Cancel this task?</translation>
    </message>
    <message numerus="yes">
        <source>What runs on %n host(s) is stopped.</source>
        <translation>
            <numerusform>What runs on %n host is stopped.</numerusform>
            <numerusform>What runs on %n hosts is stopped.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>Cancel task</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Keep running</translation>
    </message>
    <message>
        <source>The task could not be cancelled: %1</source>
        <translation>The task could not be cancelled: %1</translation>
    </message>
    <message numerus="yes">
        <source>Run again on %n host(s)?</source>
        <translation>
            <numerusform>Run again on %n host?</numerusform>
            <numerusform>Run again on %n hosts?</numerusform>
        </translation>
    </message>
    <message>
        <source>The same is started as a new task.</source>
        <translation>The same is started as a new task.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Run again</translation>
    </message>
    <message>
        <source>The task could not be started: %1</source>
        <translation>The task could not be started: %1</translation>
    </message>
    <message>
        <source>Save output</source>
        <translation>Save output</translation>
    </message>
    <message>
        <source>Text (*.log)</source>
        <translation>Text (*.log)</translation>
    </message>
    <message>
        <source>Text with colours (*.ansi)</source>
        <translation>Text with colours (*.ansi)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
    <message>
        <source>JSON, a line each (*.jsonl)</source>
        <translation>JSON, a line each (*.jsonl)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>Another task was opened before all of it was here</source>
        <translation>Another task was opened before all of it was here</translation>
    </message>
</context>
<context>
    <name>testum::gui::TasksPage</name>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>The list could not be loaded: %1</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;User</translation>
    </message>
    <message>
        <source>&amp;Platform</source>
        <translation>&amp;Platform</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Type: %1</translation>
    </message>
    <message>
        <source>User: %1</source>
        <translation>User: %1</translation>
    </message>
    <message>
        <source>Platform: %1</source>
        <translation>Platform: %1</translation>
    </message>
    <message>
        <source>Tasks on %1 cannot be shown: %2</source>
        <translation>Tasks on %1 cannot be shown: %2</translation>
    </message>
    <message>
        <source>The task could not be started: %1</source>
        <translation>The task could not be started: %1</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n task(s)?</source>
        <translation>
            <numerusform>Cancel this task?</numerusform>
            <numerusform>Cancel %n tasks?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What runs on %n host(s) is stopped.</source>
        <translation>
            <numerusform>What runs on %n host is stopped.</numerusform>
            <numerusform>What runs on %n hosts is stopped.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>Cancel task</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Keep running</translation>
    </message>
    <message>
        <source>The task could not be cancelled: %1</source>
        <translation>The task could not be cancelled: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Export tasks</source>
        <translation>Export tasks</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Run…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Run &amp;again</source>
        <translation>Run &amp;again</translation>
    </message>
    <message>
        <source>Re-run &amp;failed</source>
        <translation>Re-run &amp;failed</translation>
    </message>
    <message>
        <source>&amp;Cancel task</source>
        <translation>&amp;Cancel task</translation>
    </message>
    <message>
        <source>Co&amp;py command</source>
        <translation>Co&amp;py command</translation>
    </message>
    <message>
        <source>Search commands…</source>
        <translation>Search commands…</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>No tasks yet</translation>
    </message>
    <message>
        <source>Run a command to see it here.</source>
        <translation>Run a command to see it here.</translation>
    </message>
</context>
<context>
    <name>testum::gui::Terminal</name>
    <message>
        <source>Open this page: home, platforms, tasks/ID, settings/api.</source>
        <translation>Open this page: home, platforms, tasks/ID, settings/api.</translation>
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
        <source>Look of this start: %1.</source>
        <translation>Look of this start: %1.</translation>
    </message>
    <message>
        <source>Language of this start: %1.</source>
        <translation>Language of this start: %1.</translation>
    </message>
    <message>
        <source>Sign in to this server: https://host:8000.</source>
        <translation>Sign in to this server: https://host:8000.</translation>
    </message>
    <message>
        <source>--%1 knows no &quot;%2&quot;. Allowed: %3.</source>
        <translation>--%1 knows no &quot;%2&quot;. Allowed: %3.</translation>
    </message>
    <message>
        <source>testum: SSH keys, platforms and tasks in a window.</source>
        <translation>testum: SSH keys, platforms and tasks in a window.</translation>
    </message>
    <message>
        <source>testum takes no argument &quot;%1&quot;. See testum --help.</source>
        <translation>testum takes no argument &quot;%1&quot;. See testum --help.</translation>
    </message>
    <message>
        <source>There is no display to open a window on. testumd serves without one, testumctl works on the command line.</source>
        <translation>There is no display to open a window on. testumd serves without one, testumctl works on the command line.</translation>
    </message>
    <message>
        <source>testum already runs on this data directory (process %1), and does not answer. End it and start again.</source>
        <translation>testum already runs on this data directory (process %1), and does not answer. End it and start again.</translation>
    </message>
</context>
<context>
    <name>testum::gui::ThemeMenu</name>
    <message>
        <source>&amp;As in the system</source>
        <translation>&amp;As in the system</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;High contrast</translation>
    </message>
</context>
<context>
    <name>testum::gui::Toast</name>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>testum::gui::TrayIcon</name>
    <message>
        <source>Running tasks: %1</source>
        <translation>Running tasks: %1</translation>
    </message>
    <message>
        <source>&amp;Open testum</source>
        <translation>&amp;Open testum</translation>
    </message>
    <message>
        <source>&amp;Run…</source>
        <translation>&amp;Run…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quit</translation>
    </message>
</context>
<context>
    <name>testum::gui::UnsavedChanges</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>There are changes that are not saved.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>Continue editing</translation>
    </message>
</context>
<context>
    <name>testum::gui::UserEditorDialog</name>
    <message>
        <source>Discard the changes?</source>
        <translation>Discard the changes?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Continue editing</source>
        <translation>Continue editing</translation>
    </message>
    <message>
        <source>Enter a user name</source>
        <translation>Enter a user name</translation>
    </message>
    <message>
        <source>Enter a password</source>
        <translation>Enter a password</translation>
    </message>
    <message>
        <source>Passwords do not match</source>
        <translation>Passwords do not match</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>Add a user</translation>
    </message>
    <message>
        <source>Edit the user</source>
        <translation>Edit the user</translation>
    </message>
    <message>
        <source>A password has 12 characters or more. * is required.</source>
        <translation>A password has 12 characters or more. * is required.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancel</translation>
    </message>
</context>
<context>
    <name>testum::gui::UserMenu</name>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Settings</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Sign &amp;out</translation>
    </message>
    <message>
        <source>Connect to &amp;another server…</source>
        <translation>Connect to &amp;another server…</translation>
    </message>
</context>
<context>
    <name>testum::gui::UserModel</name>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>never</source>
        <translation>never</translation>
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
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Last sign-in</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
</context>
<context>
    <name>testum::gui::UsersPage</name>
    <message>
        <source>Users</source>
        <translation>Users</translation>
    </message>
    <message>
        <source>The list could not be loaded: %1</source>
        <translation>The list could not be loaded: %1</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Disable</translation>
    </message>
    <message>
        <source>E&amp;nable</source>
        <translation>E&amp;nable</translation>
    </message>
    <message>
        <source>The last administrator cannot be removed</source>
        <translation>The last administrator cannot be removed</translation>
    </message>
    <message>
        <source>Nobody can delete himself</source>
        <translation>Nobody can delete himself</translation>
    </message>
    <message>
        <source>User %1 added</source>
        <translation>User %1 added</translation>
    </message>
    <message>
        <source>User %1 saved</source>
        <translation>User %1 saved</translation>
    </message>
    <message>
        <source>%1 has a new password</source>
        <translation>%1 has a new password</translation>
    </message>
    <message>
        <source>The user could not be changed: %1</source>
        <translation>The user could not be changed: %1</translation>
    </message>
    <message>
        <source>User %1 deleted</source>
        <translation>User %1 deleted</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) deleted</source>
        <translation>
            <numerusform>%n user deleted</numerusform>
            <numerusform>%n users deleted</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add user…</source>
        <translation>&amp;Add user…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Edit…</translation>
    </message>
    <message>
        <source>Reset &amp;password…</source>
        <translation>Reset &amp;password…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>De&amp;lete</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Search name, role…</source>
        <translation>Search name, role…</translation>
    </message>
    <message>
        <source>No users yet</source>
        <translation>No users yet</translation>
    </message>
    <message>
        <source>Users are needed once others work with this computer&apos;s engine over the API.</source>
        <translation>Users are needed once others work with this computer&apos;s engine over the API.</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) could not be deleted: %1</source>
        <translation>
            <numerusform>%n user could not be deleted: %1</numerusform>
            <numerusform>%n users could not be deleted: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>testum::gui::WelcomePage</name>
    <message>
        <source>Welcome to testum</source>
        <translation>Welcome to testum</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again.</source>
        <translation>The session has ended. Sign in again.</translation>
    </message>
    <message>
        <source>Choose where your keys, platforms and tasks are kept. This can be changed later.</source>
        <translation>Choose where your keys, platforms and tasks are kept. This can be changed later.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>testum works on its own: everything is kept on this computer, and the window connects to your platforms itself.</source>
        <translation>testum works on its own: everything is kept on this computer, and the window connects to your platforms itself.</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Connect to a server</translation>
    </message>
    <message>
        <source>The window works on a testum server that several people share. You need its address, a user name and a password.</source>
        <translation>The window works on a testum server that several people share. You need its address, a user name and a password.</translation>
    </message>
    <message>
        <source>As in the system</source>
        <translation>As in the system</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>testum::gui::WindowActions</name>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Search on this page</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>Next region</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>Previous region</translation>
    </message>
    <message>
        <source>Collapse or expand the sidebar</source>
        <translation>Collapse or expand the sidebar</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>About testum</source>
        <translation>About testum</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Close window</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message numerus="yes">
        <source>%n unread notification(s)</source>
        <translation>
            <numerusform>%n unread notification</numerusform>
            <numerusform>%n unread notifications</numerusform>
        </translation>
    </message>
</context>
</TS>
