-- SGN-02: what is drawn on a picture, looked at when it comes in. A picture that is there already is looked at by nobody any
-- more and signs nothing new; signatures that stand are not asked about it.
ALTER TABLE file ADD COLUMN strokes INTEGER;
