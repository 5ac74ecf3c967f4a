-- INF-04: the call that a person has just had is found without reading the calls of the whole company.

CREATE INDEX phone_call_person ON phone_call(person, ended_at) WHERE person IS NOT NULL;
