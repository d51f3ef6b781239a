# Numbers with their units.
number-hours = { $n } h
number-no-bar = none
number-brigades = { $n } bde
number-percent = { $n } %
number-between = { $low } to { $high }
number-span = { $days } d { $hours } h
number-moment = week { $week }, { $day } { $clock }
number-since = H+{ $n }
number-odds = { $part } in { $of }
weekday-monday = Mon
weekday-tuesday = Tue
weekday-wednesday = Wed
weekday-thursday = Thu
weekday-friday = Fri
weekday-saturday = Sat
weekday-sunday = Sun
number-date = { $year }-{ $month }-{ $day } { $hour }:{ $minute } UTC
