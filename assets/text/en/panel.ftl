# Words on the panels.
price-favours = { $count ->
    [one] 1 favour ({ $ally })
   *[other] { $count } favours ({ $ally })
}
price-of-one = { $count ->
    [one] 1 favour of theirs
   *[other] { $count } favours of theirs
}
price-teams = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
price-weeks = { $count ->
    [one] there in 1 week
   *[other] there in { $count } weeks
}
price-signal = 1 signal
price-act = 1 act
price-access = 1 access
price-jammer = 1 jammer, { $hours }
price-silent = { $hours } without orders
price-nothing = free
shift-believe = They expect
shift-bar = They attack below
shift-truth = Actual time
shift-grade = expected grade
shift-their-clock = on their clock
shift-saved = defenders
shift-sooner = down for
shift-our-clock = on our clock
card-chance = works { $odds }
card-interdict = used only if they vote for a step: stops it { $odds }; else nothing is spent but the favours
card-chance-or = works { $odds }, else { $fails }
card-half-gone = halves in { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
risk-doubtful = their lawyers doubt it
risk-entangled = taken for a hit at nuclear warning { $odds }
risk-stray = a battery without orders fires astray { $odds }
risk-breaks = breaks “{ $norm }”
risk-emboldens = { $actor } did it { $odds }, and grows bolder
risk-spread = reaches { $place } too { $odds }
risk-harm = { $hours } hours without a service for civilians
risk-leaks = the allies hear of it { $odds }
risk-leaks-ear = a listening post is lost { $odds }
risk-survives = stays hidden { $odds }
risk-of = { $choice }: { $risks }
dispatch-default = No answer by the council counts as { $letter }.
dispatch-answered = Answered: { $letter }.
plan-harden = Harden { $link }
plan-repair = Repair { $link }
plan-evidence = Evidence: { $title }
plan-hunt = Hunt in our network
plan-hunt-frightens = frightens an insecure adversary
plan-wargame = Wargame
plan-wargame-worth = { $games } games
alone-go-by = alone: orders go by { $medium }
alone-no-column = alone: no column waits for it
timeline-asked = { $brigade } ordered
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
timeline-pre-delegated = pre-delegated
timeline-home = home
selected-place = stands at
selected-commander = commanded by
selected-command = in command
selected-strength = brigades’ worth
selected-report = last report
selected-place-error = its place
selected-within = within { $km } km, { $sure } sure
selected-lying = orders not passed on yet
selected-doctrine = if cut off
selected-hours-ago = { $hours } h ago
selected-days-ago = { $days } d ago
selected-ear = We listen here.
selected-hardened = hardened
selected-hardening = { $done } of { $all } team-weeks
selected-hardened-whole = shut to implants
selected-access = access, { $ally }
selected-held = held, { $hours } h
selected-would-add = adds { $hours } h
selected-used = used
selected-found = found in week { $week }
selected-risk = found in a week
selected-risk-raised = { $chance }: { $why }
risk-crowded = over { $quiet } held
risk-hunted = they hunt
risk-family = a relative shown
selected-users = Carries { $medium } for { $units }.
selected-quality = carries now
selected-load = needs to attack
selected-carries = up, { $capacity }
selected-dark = down, { $left } left
selected-probably-dark = probably down, { $left } left
cut-already = Too little is left to attack on.
cut-one = Cut off without { $medium }.
cut-set = Cut off only when down together: { $media }.
clocks-with-one = with it
clocks-with-both = with 1 and 2
chain-dark = down, { $left } left
chain-probably-dark = down: 4 in 5, { $left } left
chain-preview = down for { $hours }
chain-too-little = up, but { $share } of the load: too little to march on
chain-carries = up, { $share } of the load
end-character = Their disposition: { $name }.

# The dial.
dial-believe = They expect
dial-bar = They attack below
dial-to = to { $objective }
dial-go = they attack
dial-wait = they wait
dial-only = only you see
dial-truth = Actual time { $hours }
dial-truth-preview = Actual { $hours } with it
dial-preview = { $hours } with { $name }
dial-preview-bar = below { $hours } with { $name }
dial-spoken = They expect { $believed } to the objective. They attack below { $bar }. Actual time { $truth }.
gap-grade = grade { $grade }
gap-band = expected end: { $band }
gap-expected = expected grade { $grade } of 100
gap-short = { $hours } short
gap-over = Margin { $hours }

# Their readiness.
ladder-title = Their readiness
ladder-now = now
ladder-days-old = { $days } d ago
ladder-votes = { $count } of 3 “yes”
ladder-third = The third is launch.
ladder-week = This week
ladder-heard = Intelligence: “{ $sentence }”
ladder-indicators = Indicators: { $seen } of { $all }

# Means.
resources-favours = Favours
resources-accesses = Accesses
resources-council = Council in
team-free = free
team-number = Team { $number }
team-spoken = Team { $number }: { $task }
access-none = none
access-building = { $done } of { $all }
access-done = { $done }/{ $all }
access-committed = ordered
access-shown = shown
access-fired = fired
access-found = found
access-patched = patched
access-label = Access { $name }: { $state }
speed-pause = Pause
speed-play = Run

# The right column.
tab-dispatch = Dispatch
tab-plan = Plan
tab-allies = Allies
tab-log = Log
dispatch-none = No dispatch on the desk
dispatch-none-hint = Plan the week, or let time run.
dispatch-place = Show the place
advice-title = Advisor
advice-ask = Ask the advisor
advice-thinking = The advisor plays it through: { $games } imagined games.
advice-order = { $order }: on average { $points } of 30 points at the end, in { $games } imagined games.
advice-leave = Take back { $order }: on average { $points } of 30 points at the end, in { $games } imagined games.
advice-none = Nothing that it tried is better than what you have ordered.
advice-failed = The advisor could not think: { $report }
advice-give = Give this order
plan-signals = Signal
plan-acts = Act
plan-send = Send team { $number }: { $task }
plan-stop = Call off: { $what }
plan-missed = Nothing can be done there with what is in hand.
plan-empty = Nothing to choose here now.
plan-open = free
plan-given = given
plan-done = done
plan-undo = Undo
order-take-back = Take back: { $order }
plan-run = To the council
plan-run-idle = { $idle ->
    [one] Council, 1 team idle
   *[other] Council, { $idle } teams idle
}
plan-run-doubted = { $idle } idle: press again
ask-profile = Name their disposition
ask-profile-named = Their disposition: { $name }
ask-reinforce = Send a brigade
ask-harden = Harden a link of ours
ask-table = At the North Atlantic Council
ask-treaty = Agree on a norm
ask-attribute = Attribute publicly: { $title }
ask-declassify = Declassify what we heard
ask-consult = Consult an ally
ask-off-ramp = Offer an off-ramp
ask-decoy = Demonstrate an access on a replica
ask-backchannel = Use the back channel
ask-demonstrate = Demonstrate an access live
ask-shield = Shield a link
ask-intent = Set intent: { $axis }
choices-up-to = up to { $hours }
task-held = we hold an access there already
task-companion = with { $access } { $hours }
chip-truth = { $hours } of actual time
chip-brigade = { $brigade } ({ $ally })
chip-refused = { $order } – { $reason }
estimate-question = Chance of an attack within two councils
estimate-notice = Puts the allies on notice; calling wrongly costs a favour.
estimate-give = State it
estimate-given = Stated
forecast-playing = The staff plays the weeks to come: game { $done } of { $all }.
forecast-found = Staff, if we show nothing more: attack within two councils { $soon }, by the end { $ever } of { $games } games.
forecast-failed = The staff could not play: { $report }
log-empty = Nothing has happened yet.

# The timeline.
domain-land = land
domain-sea = sea
domain-air = air
domain-cyber = cyber
timeline-now = now
timeline-council = council
timeline-week = week { $week }
timeline-unsure = { $week } ?
timeline-chip = { $manner } { $hours }

# The key.
legend-title = Orders travel by
legend-open = Key
legend-close = Fold
legend-ear = listening post
legend-staff = HQ was
legend-carries = an order
legend-last-seen = last seen

selected-close = Close

# The adversary's seat.
table-ledger = The ledger of our council
table-believe = We expect { $hours } to the objective
table-any-bar = An attack pays however long it takes
table-bar = We attack below { $hours }
table-waits = The council does not sit yet. Run to its hour.
table-act = The week’s act
table-vote = The vote
table-norms = What they propose
table-chosen = Chosen: undo to choose another.
table-heading = { $title }, the council, week { $week }
table-state = their weeks pass; we sit at the end of each
ask-march = Column { $axis }
ask-strike = Strike at their network
ask-mend = Send a crew to repair
ask-relocate = Move a headquarters
orders-about = { $objective } fell at { $hour }. { $held } of { $all } objectives stand: whoever still holds one when the line closes, or when they halt twice running, keeps it.
orders-line = The line in
orders-grade = Grade { $grade }
orders-staff = Orders of this pulse
clocks-our-march = Our clock to { $objective }
clocks-their-line = Their clock to the line

# The council.
report-title = Council after week { $week }
report-band = { $hours } ± { $half }
report-term = { $term }, { $moved }
report-moved = What moved them
report-moved-believed = they expect
report-moved-bar = attack below
report-sum = sum: yes if above zero
report-close = To the new week

# The war.
clocks-theirs = Their clock to { $objective }
clocks-ours = Our clock to the line
clocks-all-fallen = Every objective has fallen
clocks-hold = their intrusion { $hours }
clocks-after = { $gap } { $with }
clocks-spoken = Their clock { $theirs }. Our clock { $ours }.
orders-title = Two orders this pulse
orders-pulse = pulse { $number }
orders-until = paused, runs to { $until }
orders-choose = Order { $number }: choose
orders-none = Nothing can be ordered now.
orders-full = Both orders are placed.
orders-undo = Take back the last
orders-objective = { $objective } in
orders-against = the line in
orders-run = Run { $hours }
chain-now = { $hour } now
chain-column = the column
chain-stands = stands: { $hours }
chain-falls = { $objective } { $hour }
chain-closes = line { $hour }

# The end.
end-again = Again
end-new-seed = New seed
end-menu = Menu
end-councils = What you thought beside what was
end-no-council = No council met.
end-unknown = unknown
end-council = Week { $week }: { $step }. You estimated { $thought }, they expected { $believed }, threshold { $bar }.
end-war-council = { $hour }: { $step }. They expected { $believed }, threshold { $bar }.

# Outside the game.
menu-title = Assured Disruption
menu-claim = Deter a war by being able to take its command network apart.
menu-continue = Continue: { $save }
menu-damaged = The game played last is damaged: { $save }. The list of games shows what is whole of it.
menu-games = Games ({ $count })
menu-no-levels = No level could be found.
menu-seed = Seed
menu-seed-hint = empty: a new game every time
menu-seed-wrong = A seed is a whole number.
menu-settings = Settings
menu-quit = Quit
settings-title = Settings
settings-scale = Size of type and panels: { $percent }
settings-scale-system = System
settings-motion = Motion
settings-motion-full = Full
settings-motion-reduced = Reduced
settings-language = Language
settings-back = Back
briefing-title = Briefing
briefing-start = Begin
trouble-hint = It cannot be used as it stands. Nothing was lost.
trouble-texts = Your own texts
games-title = Games
games-searching = Looking for games …
games-none = No game has been kept yet.
games-continue = Continue
games-look = Look at its end
games-take-whole = Continue what is whole
games-delete = Delete
games-delete-yes = Delete for good
games-delete-no = Keep it
opening-title = The game is being read
opening-cancel = Cancel

heading-week = { $title }, week { $week }
heading-seed = { $title }, seed { $seed }
heading-readiness = readiness seen: { $step }
heading-paused = paused before the council
heading-asked = paused
heading-found = stopped: they found { $access }
heading-dispatch = stopped: a dispatch, “{ $title }”
heading-ordered = ordered: { $order }
heading-running = the week runs
preview-this = this
pause-kept = The game stands still and is kept.
pause-unbegun = The game stands still. It is kept from your first order on.
pause-waiting = The game stands still and is being written.
pause-unkept = The game stands still. It is not kept: { $report }. It is tried again and again, and you can play on.
pause-nowhere = The game stands still. It is not kept.
pause-elsewhere = Folder in which it is to be kept instead
pause-keep-there = Keep it there
pause-back = Back to the game
pause-leave = Leave for the menu
note-settings = Your settings cannot be kept: { $report }
note-unsaved = This game is not kept: { $report }. You can play on; the pause menu keeps it elsewhere.
note-elsewhere = The game is kept in { $path } now.
note-not-elsewhere = The game cannot be kept in { $path }: { $report }
note-not-deleted = { $path } cannot be deleted: { $report }

allies-yes = { $yes } of { $all } would say yes
allies-harm = Our effects have cost civilians { $hours } hours without a service.
allies-norm = { $norm }: { $standing }
norm-open = not proposed
norm-proposed = before their council
norm-signed = signed, not inspected
norm-stands = signed, found kept
norm-broken-ours = broken by us
norm-broken-theirs = broken by them
sky-theirs = Their sky lies open to { $share }.
sky-ours = Our sky lies open to { $share }.
grounded-theirs = Their aircraft stay down until { $hour }.
grounded-ours = Our aircraft stay down until { $hour }.
allies-rung = Rung { $rung } of 7
voice-label = { $name }: { $stand }, { $chance }. Consult
voice-yes = would say yes
voice-no = would say no
voice-gone = has turned away
fear-entrapment = fears to be drawn in
fear-escalation = fears every rung
fear-abandonment = fears to be left alone
fear-exposure = fears to be the next
fear-proof = wants proof
fear-rupture = fears the end of talks
reason-consulted = consulted { $by }
reason-case = the case { $by }
reason-cards = what was decided { $by }
reason-loud = loud signals { $by }
reason-rung = the rung { $by }
reason-brigades = brigades { $by }
reason-offered = off-ramps offered { $by }
reason-unanswered = harm unanswered { $by }
reason-talks = talks { $by }
reason-accused = attributions { $by }
incidents-none = Nobody has done us harm so far.
incident-open = { $open ->
    [0] no evidence yet
    [one] one piece of evidence
   *[other] { $open } pieces of evidence
}
incident-secret = { $open ->
    [0] no evidence in the open
    [one] one piece in the open
   *[other] { $open } pieces in the open
}, { $secret } that not every ally may see
incident-named = attributed in public: { $cause }

# Said once, at the lower edge of the window, until the next wish.
told-pace = When time runs, it runs at { $pace }.
told-picture = The picture is kept: { $path }
note-picture = The picture cannot be kept: { $report }
card-again = { $key } again to choose
dispatch-by-key = By key: { $key }, then its letter twice.

# Said on the terminal when the window does not open, or does not end well.
play-only-x11 = The Wayland display does not answer: the window opens on the X11 display.
play-no-display = No display: the level is played by itself with the default policy.
play-display-refuses = No display ({ $why }): the level is played by itself with the default policy.
play-no-adapter = No graphics adapter can be used ({ $why }). Install a Vulkan driver; a software one will do (package mesa-vulkan-drivers on many systems).
play-too-large = This graphics adapter draws at most { $most } pixels each way; choose a smaller --size.
play-failed = The window was closed by an error; it is told above. The game is kept up to its last order.
