-- The lane under which a crossing's last check began: a lane that rose since asks for another check.
alter table crossing add column check_lane text;
