# Names of the things of the game.
language-name = English

medium-fibre = fibre
medium-satellite = satellite
medium-microwave = microwave
medium-cable = field cable
medium-hf = HF radio
medium-vhf = VHF radio
medium-courier = courier

mark-source = source
mark-derived = derived
mark-house = house number

step-garrison = Garrison
step-exercise = Exercise
step-assembled = Assembled
step-launch = Launch

manner-claim = claim
manner-exercise = exercise
manner-decoy = demonstration on a replica
manner-live = live demonstration
manner-failed = failed demonstration
manner-confirmed = test that confirmed it

act-routine = Nothing new
act-probe = They probe our network
act-hunt = They hunt in their network
act-harden = They lay cable
act-feint = They show more than they have
act-mobilise = They mobilise
act-stand-down = They go home
act-pre-delegate = Their formations hold a pre-delegated order to attack

kind-harm-at-home = Sub-threshold incident
kind-access-in-trouble = Access in trouble
kind-offer = Conditional offer
kind-fracture = Rift among allies
kind-feint = Feint
kind-blow = Blow at our C2
kind-third-hand = Third party
kind-channel = Back channel
kind-brittle = Close call

intent-delay = delay
intent-hold = hold
intent-trade-ground = trade ground

march-on-orders = by orders
march-lay-cable = halted, laying cable
march-halted = halted
march-pre-delegated = pre-delegated

cause-access = { $access }
cause-jammer = jammed by { $jammer }
cause-march = the cable is rolled up for the march
cause-strike = their strike
cause-dispatch = { $title }

payload-report = a report
payload-demonstrate = the order to demonstrate { $access }
payload-fire = the order to fire { $access }
payload-jam = the order to start { $jammer }
payload-reinforce = the order to send { $brigade }
payload-intent = the intent for { $axis }: { $intent }
payload-ready = the order to reach readiness “{ $step }”
payload-march = the march order for { $axis }: { $march }
payload-relocate = the order to move { $node }

name-link = { $parent } to { $child }
name-channel = { $medium }, { $link }

doctrine-hold = stands
doctrine-last-order = goes on
doctrine-pre-delegated = attacks on its own
doctrine-withdraw = falls back

map-line = the line of defence
map-carries = carries
map-commands = commands
map-under = under it
map-intrusion = theirs, place unknown
map-together = together
map-alone = alone
contact-on-map = Contact
contact-number = Contact { $number }
