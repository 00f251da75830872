-- An index, no column.
select 1;
