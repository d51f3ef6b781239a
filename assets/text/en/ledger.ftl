# The council, in one sentence and in lines.
council-up = They stepped up
council-held = They held
council-down = They stood down
council-launch = They decided to attack
council-pressed = They pressed on
council-halted = They halted
council-handed = They handed orders down
council-weighed = they expected { $believed }, and attack below { $bar }
council-any-bar = they expected { $believed }, and any attack would pay
council-alone = { $verdict }: { $weighed }; nothing you showed weighed in it.
council-evidence = { $verdict }: { $weighed }; { $gave }.
council-driven = { $sentence } Something we do not see drove them on.
council-held-back = { $sentence } Something we do not see held them back.
council-gave = { $evidence } gave { $hours }
council-both = { $first }, { $second }
council-chip = your { $manner } of week { $week }

term-quick-win = a quick win, thought { $chance } likely
term-failure = the price of failing
term-war = the price of war
term-answer = the allied answer, thought { $chance } likely
term-status-quo = what peace is worth to them
term-backing-down = the price of backing down from step { $step }
term-window = the price of waiting until brigades on their way are in place
term-losses = what the attack has cost: { $share } of their columns
term-halting = the price of halting with { $share } of the objectives taken
term-unseen = what nobody outside the room sees
term-relief = { $share } of our accesses forbidden
term-restraint = { $hours } of their own intrusion given up
term-agreement = what an agreement is worth in itself
term-moved-by = moved by { $evidence }

turning-close = It was close: { $hours } would have turned it.
turning-clear = It was clear: it took { $hours } to turn it.
turning-very-clear = It was very clear: { $hours } away from turning.
