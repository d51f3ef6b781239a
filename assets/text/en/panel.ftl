# Words on the panels.
price-favours = { $count ->
    [one] 1 favour ({ $ally })
   *[other] { $count } favours ({ $ally })
}
price-teams = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
price-signal = the week’s signal
price-act = the week’s act
price-access = 1 access
price-jammer = 1 jammer, { $hours }
price-nothing = costs nothing
shift-believe = They believe
shift-bar = They go if under
shift-truth = In truth
shift-their-clock = on their clock
shift-our-clock = on our clock
card-chance = works { $odds }
card-chance-or = works { $odds }, else { $fails }
card-half-gone = half gone in { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
dispatch-default = No answer by the council counts as { $letter }.
dispatch-answered = Answered: { $letter }.
plan-task-hours = { $task } { $hours }
timeline-way = { $brigade } on its way
timeline-preview = { $name }: { $hours }
timeline-found = access found
timeline-patched = patched
timeline-routine = quiet
timeline-probe = probe
timeline-hunt = hunt
timeline-harden = cable
timeline-feint = show
timeline-mobilise = trains
timeline-home = home
selected-place = stands at
selected-commander = commanded by
selected-command = in command
selected-strength = brigades’ worth
selected-report = last report
selected-doctrine = if cut off
selected-hours-ago = { $hours } h ago
selected-days-ago = { $days } d ago
selected-ear = We listen here.
selected-quality = carries now
selected-load = needs to attack
selected-carries = up, { $capacity }
selected-dark = dark, { $left } left
selected-probably-dark = probably dark, { $left } left
doctrine-hold = stands
doctrine-last-order = goes on
doctrine-pre-delegated = attacks on its own
doctrine-withdraw = falls back
cut-already = Too little is left to attack on.
cut-one = Cut off without { $medium }.
cut-set = Cut off only when dark together: { $media }.
clocks-with-one = with it
clocks-with-both = with 1 and 2
chain-dark = dark, { $left } left
chain-probably-dark = dark: 4 in 5, { $left } left
chain-preview = dark for { $hours }
chain-too-little = up, but { $share } of the load: too little to march on
chain-carries = up, { $share } of the load
end-character = Their character: { $name }.
