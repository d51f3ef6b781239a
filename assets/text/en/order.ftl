# Orders as short imperatives.
order-assign = Team { $team }: { $task }
order-claim = Say that we can
order-exercise = Show it in an exercise
order-demonstrate = Show { $access } live
order-reinforce = Send { $brigade }
order-consult = Consult { $ally }
order-off-ramp = Offer a way down through { $ally }
order-answer = { $option }
order-answer-letter = Answer { $letter }
order-estimate = Estimate: { $chance }
order-fire = Fire: { $access }
order-jam = Jam: { $jammer }
order-shield = Shield: { $link }
order-intent = Set intent on { $axis }: { $intent }
order-vote-yes = Vote for the next step
order-vote-down = Step down
order-vote-no = Hold
order-act = { $act }
order-march = March on { $axis }: { $march }
order-strike = Strike { $link }

task-free = free
task-build = build { $access }
task-hunt = hunt
task-signal = signal
task-dispatch = dispatch
