# Studies: sweeps, sensitivity, balance.
figure-value = { $name }: { $value } { $unit }
figure-range = Defensible is { $low } to { $high }: { $mark }.
figure-source = { $source }.
layer-set = Set by the assumptions { $set }.
layer-level = Set by the level: { $reason }
layer-sweep = Turned for this study.

column-value = value
column-launched = launched
column-interval = 19 in 20
column-bar = 0 to 100 %
column-span = between them
column-defended = defended
column-lost = lost
column-day = launch day
column-hours = h to objective
column-figure = figure
column-mark = mark
column-low = at the low end
column-high = at the high end

sweep-what = { $name }, at rest { $value } { $unit }, defensible { $low } to { $high } ({ $mark })
sweep-games = { $level } under { $policy }, assumptions { $assume }: { $runs } games at each value, seeds from { $seed }

sensitivity-rate = How often the attack comes under { $policy }
sensitivity-fall = By how much { $policy } lowers the attacks that come under { $against }
sensitivity-games = Assumptions { $assume }, { $runs } games for every answer, seeds from { $seed }.
sensitivity-rest-rate = At rest { $rate } ({ $between }).
sensitivity-rest-fall = At rest { $against } without it, { $rate } with it: a fall of { $fall } points.
sensitivity-saturated = Saturated: this assumption set cannot answer the question.
sensitivity-scale-rate = Attacks in 100 games, each figure at both ends of its range; the line is the figure at rest
sensitivity-scale-fall = Fall in points, each figure at both ends of its range; the line is the figure at rest
sensitivity-end = { $at }: { $effect }
sensitivity-no-level = no level
sensitivity-others = { $count } more move it by less than half a point. With * nearly all or nearly none are attacked.
sensitivity-all-rate = Over all published ranges the attack comes in { $low } to { $high } of 100 games, median { $median }.
sensitivity-all-fall = Over all published ranges the fall is { $low } to { $high } points, median { $median }.
sensitivity-draws-rate = That holds for nine in ten of { $draws } draws; { $saturated } are saturated, { $unsound } are no level.
sensitivity-draws-fall = That holds for nine in ten of { $draws } draws, a fall at all for { $above } in 100; { $saturated } are saturated, { $unsound } are no level.
sensitivity-marks = { $house } of { $all } coefficients are house numbers, { $derived } derived, { $source } from a source.
