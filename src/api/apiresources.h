#pragma once

/// Registers this room's files under :/api. A static library's resources are linked only when
/// something names them, and that macro cannot stand inside a namespace. Idempotent; any thread.
void initApiResources();
