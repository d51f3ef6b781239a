# Why an order is refused, and what would help.
refusal-game-over = The game is over; start it again to order more.
refusal-not-yours = That order belongs to the other side.
refusal-unknown = There is no such thing in this level.
refusal-only-in-crisis = Only before the war.
refusal-only-in-war = Only in war: until then you signal, you do not fire.
refusal-no-team = Needs { $needed ->
    [one] one free team
   *[other] { $needed } free teams
}, you have { $free }: free one first.
refusal-team-bound = This team is bound until the council.
refusal-already-signalled = This week's signal is given; the next one after the council.
refusal-already-acted = This week's act is done; the next one after the council.
refusal-no-favour = { $ally } would want { $needed ->
    [one] a favour
   *[other] { $needed } favours
} and holds { $left }: ask another or wait.
refusal-no-access = That access is not in our hands: build it first.
refusal-too-many-accesses = Four hidden accesses are the most that stay quiet: show one first.
refusal-too-soon = The last offer is less than two weeks old: wait a week.
refusal-unlawful = { $ally } finds it unlawful as things stand: wait until they move, build a case, or demonstrate it on a replica.
refusal-no-incident = There is no open incident to act on.
refusal-no-reason = It needs a reason: an incident, or an army on exercise.
refusal-once = That can be done once in a crisis, and has been.
refusal-nothing-secret = Nothing secret is known of it.
refusal-already-sent = This brigade has been sent.
refusal-roads-full = Two brigades are on the roads: wait until one arrives.
refusal-no-dispatch = No dispatch waits for an answer.
refusal-no-such-answer = The dispatch has no such answer.
refusal-not-a-chance = A chance lies between 0 and 100 %.
refusal-no-orders-left = Both orders of this pulse are given: undo one or run.
refusal-jammer-used = This jammer has been used and must move.
refusal-not-our-link = Only links under { $summit } can be shielded.
refusal-not-in-session = The council does not sit now; it votes once, at its hour.
refusal-too-early = Too little has been seen of them: from the sixth week on.
refusal-no-change = That is how it stands already.
refusal-on-the-move = This headquarters is on the move, or its order to move is on the way.
refusal-nothing-in-reach = Nothing it could touch is in reach.
refusal-no-alarm = No ally sends a brigade yet: invoke Article 4, or wait until they leave garrison.
refusal-nothing-cut = What we hold cannot cut their main column off, even if all of it works: build towards a cut set.
refusal-cable-helps-not = Cable would not bring its orders back: its way works, or the link that is down is its own, and marches with it.
refusal-nothing-dark = Nothing of it is down that a crew could repair.
refusal-on-the-table = It lies before their council: wait for the answer.
refusal-not-signed = It is not signed.
refusal-broken-word = It has been broken; nobody signs it again in this crisis.
refusal-broken-silence = Silence was broken lately: the same text is not tabled again for some weeks.
