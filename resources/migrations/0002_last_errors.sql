-- Why the last run on a platform could not log in; '' and 0: it could, or none has tried.
ALTER TABLE platforms ADD COLUMN last_error_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE platforms ADD COLUMN last_error_at BIGINT NOT NULL DEFAULT 0;
-- The few that need attention, newest first.
CREATE INDEX platforms_by_last_error ON platforms (last_error_at) WHERE last_error_reason <> '';
