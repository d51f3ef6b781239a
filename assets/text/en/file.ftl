# Games that are kept, and files that are written.
file-input = { $option } { $path } would overwrite what this command reads. Name another file.
file-twice = { $first } and { $second } name the same file, { $path }: one result would be lost. Name two.
journal-offers-whole = To play what is whole of it: --whole
journal-takes-whole = warning: line { $line } is damaged; what is whole ends at hour { $hour } (day { $day }).
journal-missing = { $count ->
    [one] the digest of one hour is missing, hour { $first }: nothing of it was compared
   *[other] the digests of { $count } hours are missing, the first of hour { $first }: nothing of them was compared
}
stopped-plain = Stopped by { $signal }.
stopped-kept = Stopped by { $signal }. The game is kept at the hour at which it stood.
stopped-unkept = Stopped by { $signal }. The last hours of the game could not be kept: { $report }
stopped-unbegun = Stopped by { $signal }. Nothing had been ordered yet, so there is no game to keep.
stopped-unanswered = the disk did not answer

games-about = day { $day }, { $state }; seed { $seed }; last played { $date }
games-open = still open
games-unknown = last played { $date }
games-whole = Line { $line } of it is damaged; it is whole up to day { $day }.
games-nothing-whole = Line { $line } of it is damaged; nothing of it is whole.
games-unreadable = It cannot be read: { $report }
taken-torn = The last line was torn when the writing stopped (line { $line }); the game goes on from the one before.
taken-other-rules = This game was played under rules { $rules }, and is the same under today's.
taken-branched = Under today's rules this game parts from its record (rules { $rules }): it goes on from day { $day }, in a file of its own.
taken-whole = Line { $line } of the record is damaged: the game goes on from day { $day }, in a file of its own.
