-- The first schema. One text for SQLite and PostgreSQL; ${...} tokens are expanded by SqlDialect.
-- Ids are UUID text, times are epoch milliseconds UTC (0: not yet), JSON is compact text,
-- booleans are 0/1. Unset text is '', so that both engines sort and compare alike; NULL is kept for
-- references and for values whose absence means something (exit_code).
-- A unique constraint is named <table>_<columns>: the name storage.unique_violation reports.
-- *_folded and search_text are case-folded by the repositories: neither engine's lower() is trusted.

CREATE TABLE users (
    id TEXT NOT NULL CONSTRAINT users_id PRIMARY KEY,
    username TEXT NOT NULL,
    username_folded TEXT NOT NULL CONSTRAINT users_username_folded UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'viewer', 'auditor')),
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    bootstrap INTEGER NOT NULL DEFAULT 0 CHECK (bootstrap IN (0, 1)),
    search_text TEXT NOT NULL,
    last_login_at BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
-- Two first starts at once make one bootstrap admin.
CREATE UNIQUE INDEX users_bootstrap ON users (bootstrap) WHERE bootstrap = 1;

CREATE TABLE sessions (
    id TEXT NOT NULL CONSTRAINT sessions_id PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    ip TEXT NOT NULL DEFAULT '',
    user_agent TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE login_attempts (
    username_folded TEXT NOT NULL CONSTRAINT login_attempts_username_folded PRIMARY KEY,
    failures INTEGER NOT NULL,
    first_failure_at BIGINT NOT NULL,
    locked_until BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE api_tokens (
    id TEXT NOT NULL CONSTRAINT api_tokens_id PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL CONSTRAINT api_tokens_token_hash UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'viewer', 'auditor')),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL DEFAULT 0,
    last_used_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX api_tokens_by_user ON api_tokens (user_id);

CREATE TABLE ssh_keys (
    id TEXT NOT NULL CONSTRAINT ssh_keys_id PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL CONSTRAINT ssh_keys_name_folded UNIQUE,
    public_key TEXT NOT NULL,
    key_type TEXT NOT NULL,
    bits INTEGER NOT NULL,
    fingerprint TEXT NOT NULL CONSTRAINT ssh_keys_fingerprint UNIQUE,
    comment TEXT NOT NULL DEFAULT '',
    encrypted_private_key TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL,
    created_by TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE platforms (
    id TEXT NOT NULL CONSTRAINT platforms_id PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL CONSTRAINT platforms_name_folded UNIQUE,
    host TEXT NOT NULL,
    port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    username TEXT NOT NULL,
    auth_method TEXT NOT NULL CHECK (auth_method IN ('password', 'private_key', 'agent')),
    ssh_key_id TEXT NULL REFERENCES ssh_keys (id),
    encrypted_password TEXT NOT NULL DEFAULT '',
    encrypted_private_key TEXT NOT NULL DEFAULT '',
    encrypted_passphrase TEXT NOT NULL DEFAULT '',
    encrypted_sudo_password TEXT NOT NULL DEFAULT '',
    -- Without an action on delete: a removed jump host must not turn into a direct connection.
    jump_platform_id TEXT NULL REFERENCES platforms (id),
    group_name TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    -- One folded tag in JSON quotes a line, a line break at both ends: one LIKE finds a whole tag.
    tag_lines TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}',
    pin_mac TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL,
    last_seen_at BIGINT NOT NULL DEFAULT 0,
    created_by TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX platforms_by_ssh_key ON platforms (ssh_key_id);
CREATE INDEX platforms_by_jump_platform ON platforms (jump_platform_id);
CREATE INDEX platforms_by_group ON platforms (group_name);

CREATE TABLE host_keys (
    platform_id TEXT NOT NULL REFERENCES platforms (id) ON DELETE CASCADE,
    key_type TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    public_key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('trusted', 'revoked')),
    first_seen_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT host_keys_platform_id_fingerprint PRIMARY KEY (platform_id, fingerprint)
);

-- What is known to be where.
CREATE TABLE platform_keys (
    platform_id TEXT NOT NULL REFERENCES platforms (id) ON DELETE CASCADE,
    key_id TEXT NOT NULL REFERENCES ssh_keys (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    deployed_at BIGINT NOT NULL DEFAULT 0,
    verified_at BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT platform_keys_platform_id_key_id PRIMARY KEY (platform_id, key_id)
);
CREATE INDEX platform_keys_by_key ON platform_keys (key_id);

CREATE TABLE tasks (
    id TEXT NOT NULL CONSTRAINT tasks_id PRIMARY KEY,
    type TEXT NOT NULL,
    spec TEXT NOT NULL DEFAULT '{}',
    status TEXT NOT NULL CHECK (status IN
        ('pending', 'running', 'success', 'failed', 'cancelled', 'interrupted')),
    node_id TEXT NOT NULL DEFAULT '',
    -- The newest task_output.seq; a writer takes the next numbers by updating this row first.
    last_seq BIGINT NOT NULL DEFAULT 0,
    total_pending INTEGER NOT NULL DEFAULT 0,
    total_running INTEGER NOT NULL DEFAULT 0,
    total_success INTEGER NOT NULL DEFAULT 0,
    total_failed INTEGER NOT NULL DEFAULT 0,
    total_cancelled INTEGER NOT NULL DEFAULT 0,
    total_interrupted INTEGER NOT NULL DEFAULT 0,
    search_text TEXT NOT NULL DEFAULT '',
    created_by TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    started_at BIGINT NOT NULL DEFAULT 0,
    finished_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX tasks_by_creation ON tasks (created_at, id);
CREATE INDEX tasks_by_status ON tasks (status, created_at);

CREATE TABLE task_runs (
    id TEXT NOT NULL CONSTRAINT task_runs_id PRIMARY KEY,
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    platform_id TEXT NULL REFERENCES platforms (id) ON DELETE SET NULL,
    platform_name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN
        ('pending', 'running', 'success', 'failed', 'cancelled', 'interrupted')),
    exit_code INTEGER NULL,
    exit_signal TEXT NOT NULL DEFAULT '',
    error_reason TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT '',
    remote_state TEXT NOT NULL DEFAULT '' CHECK (remote_state IN ('', 'gone', 'alive', 'unknown')),
    attempt INTEGER NOT NULL DEFAULT 0,
    node_id TEXT NOT NULL DEFAULT '',
    lease_until BIGINT NOT NULL DEFAULT 0,
    cancel_requested_at BIGINT NOT NULL DEFAULT 0,
    stdout_bytes BIGINT NOT NULL DEFAULT 0,
    stderr_bytes BIGINT NOT NULL DEFAULT 0,
    truncated INTEGER NOT NULL DEFAULT 0 CHECK (truncated IN (0, 1)),
    result_location TEXT NOT NULL DEFAULT '',
    metadata TEXT NOT NULL DEFAULT '{}',
    created_at BIGINT NOT NULL,
    started_at BIGINT NOT NULL DEFAULT 0,
    finished_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX task_runs_by_task ON task_runs (task_id, id);
CREATE INDEX task_runs_by_platform ON task_runs (platform_id, task_id);
CREATE INDEX task_runs_unfinished ON task_runs (node_id, lease_until)
    WHERE status IN ('pending', 'running');

-- seq counts from 1 within a task, without holes. stream: 1 stdout, 2 stderr, 3 event. The bytes are
-- in data, or at file_offset of the run's append-only file.
CREATE TABLE task_output (
    task_id TEXT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    run_id TEXT NOT NULL,
    stream INTEGER NOT NULL CHECK (stream IN (1, 2, 3)),
    stream_offset BIGINT NOT NULL,
    at BIGINT NOT NULL,
    size BIGINT NOT NULL,
    file_offset BIGINT NULL,
    data ${BLOB} NULL,
    CONSTRAINT task_output_task_id_seq PRIMARY KEY (task_id, seq)
);
CREATE INDEX task_output_by_run ON task_output (run_id, stream, stream_offset);

CREATE TABLE audit_log (
    position BIGINT NOT NULL CONSTRAINT audit_log_position PRIMARY KEY,
    id TEXT NOT NULL CONSTRAINT audit_log_id UNIQUE,
    user_name TEXT NOT NULL,
    action TEXT NOT NULL,
    object_type TEXT NOT NULL DEFAULT '',
    object_id TEXT NOT NULL DEFAULT '',
    meta TEXT NOT NULL DEFAULT '{}',
    occurred_at BIGINT NOT NULL,
    ip TEXT NOT NULL DEFAULT '',
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    search_text TEXT NOT NULL
);
CREATE INDEX audit_log_by_time ON audit_log (occurred_at);
CREATE INDEX audit_log_by_user ON audit_log (user_name, position);
CREATE INDEX audit_log_by_action ON audit_log (action, position);
CREATE INDEX audit_log_by_object ON audit_log (object_type, object_id);

-- The end of the chain in one row: locked by each append, and evidence when the newest records go.
CREATE TABLE audit_head (
    id INTEGER NOT NULL CONSTRAINT audit_head_id PRIMARY KEY CHECK (id = 1),
    position BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, position, hash) VALUES (1, 0, '');

CREATE TABLE scripts (
    id TEXT NOT NULL CONSTRAINT scripts_id PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL CONSTRAINT scripts_name_folded UNIQUE,
    description TEXT NOT NULL DEFAULT '',
    interpreter TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    search_text TEXT NOT NULL,
    created_by TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE schedules (
    id TEXT NOT NULL CONSTRAINT schedules_id PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL CONSTRAINT schedules_name_folded UNIQUE,
    task_type TEXT NOT NULL,
    spec TEXT NOT NULL DEFAULT '{}',
    targets TEXT NOT NULL DEFAULT '[]',
    cron TEXT NOT NULL,
    time_zone TEXT NOT NULL DEFAULT 'UTC',
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    next_run_at BIGINT NOT NULL DEFAULT 0,
    last_run_at BIGINT NOT NULL DEFAULT 0,
    last_task_id TEXT NULL REFERENCES tasks (id) ON DELETE SET NULL,
    created_by TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX schedules_due ON schedules (enabled, next_run_at);
CREATE INDEX schedules_by_last_task ON schedules (last_task_id);

CREATE TABLE settings (
    name TEXT NOT NULL CONSTRAINT settings_name PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE nodes (
    id TEXT NOT NULL CONSTRAINT nodes_id PRIMARY KEY,
    host_name TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    heartbeat_at BIGINT NOT NULL
);
CREATE INDEX nodes_by_heartbeat ON nodes (heartbeat_at);
