# A game that played by itself, told line by line (simulate --explain).
told-heading = { $level }, seed { $seed }. The adversary is { $disposition }.
told-line = { $moment }: { $sentence }
told-council = week { $week }: they expect { $estimate } h, { $threshold }; vote { $vote } at { $chance }, mood { $mood }; { $step }; shown: { $shown }
told-council-unasked = week { $week }: { $step }
told-threshold = attack below { $hours } h
told-any-threshold = would attack at any number of hours
told-yes = yes
told-no = no
told-up = up to { $step }
told-down = down to { $step }
told-stay = stay at { $step }
told-signal = { $manner } ({ $weeks ->
    [0] this week
    [one] 1 week ago
   *[other] { $weeks } weeks ago
})
told-no-signals = nothing
told-war-council = {"      "}they expect the rest in { $estimate } h and press on below { $threshold }; that is { $chance } likely, mood { $mood }
told-pulse = { $moment } pulse { $number }: they need { $theirs } h on { $axis }, we need { $ours } h to close the line; { $orders }
told-we = we: { $order }
told-they = they: { $order }
told-no-orders = no orders
