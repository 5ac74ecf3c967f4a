-- Whether a picture stands at another record already is asked with every signature.
CREATE INDEX file_content ON file(sha256, record);
