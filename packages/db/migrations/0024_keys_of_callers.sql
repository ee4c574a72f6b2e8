-- An Idempotency-Key is its caller's own: the same key of another person, token or part of the system is of another figure.
alter table submission drop constraint submission_idempotency_key_key;
create unique index submission_key_of_caller on submission
  ((actor ->> 'kind'), (coalesce(actor ->> 'id', actor ->> 'part')), idempotency_key)
  where idempotency_key is not null;
