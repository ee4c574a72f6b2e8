-- What is handed in at the form is worked at before what programs send, however much of that waits.
alter table outbox add column urgent boolean not null default false;

-- Workers take what is open in this order, and the relay what no queue was told of yet, or what is to be tried again:
-- each without looking at the others, of which there may be thousands.
create index outbox_open on outbox (topic, urgent desc, id);
create index outbox_new on outbox (id) where relayed_at is null;
create index outbox_failing on outbox (next_at) where last_error is not null;
drop index outbox_due;
