namespace Tandem.Bench.Oversell;

/// <summary>Somebody wants units of an item at one side.</summary>
/// <param name="At">Seconds since the start.</param>
internal readonly record struct Arrival(double At, bool AtBol, int Item, int Units);

/// <summary>What the shoppers of one seed want, the same for every connector, and how much of each item there is.</summary>
/// <param name="Restocks">When each item's shelf is filled again, and with how many.</param>
internal sealed record Day(string Name, double Seconds, IReadOnlyList<Arrival> Arrivals, int[] Stock,
    IReadOnlyList<(double At, int Item, int Units)> Restocks)
{
    private const int Items = 200;
    private const int FlashItems = 20;
    private const double FlashPace = 50;

    /// <summary>
    /// Fourteen days of a shop with 200 items and a thousand shoppers a day, half of them at bol; shelves are filled each night.
    /// </summary>
    public static Day Calm(int seed) => Make("calm day", seed, 14, flash: false);

    /// <summary>
    /// The same, and each day for an hour 20 items sell fifty times as fast as usual, from shelves filled for half of that.
    /// </summary>
    public static Day Flash(int seed) => Make("flash sale", seed, 14, flash: true);

    private static Day Make(string name, int seed, int days, bool flash)
    {
        var random = new Random(seed);

        // A few things sell well and many hardly: shares fall with the rank.
        var weights = Enumerable.Range(1, Items).Select(rank => 1.0 / rank).OrderBy(_ => random.Next()).ToArray();
        var total = weights.Sum();
        var perSecond = weights.Select(weight => 1000.0 / 86_400 * weight / total).ToArray();
        var inFlash = Enumerable.Range(0, Items).OrderBy(_ => random.Next()).Take(FlashItems).ToHashSet();
        var arrivals = new List<Arrival>();
        var restocks = new List<(double, int, int)>();
        var stock = new int[Items];
        for (var day = 0; day < days; day++)
        {
            var flashFrom = (day * 86_400.0) + 43_200;
            for (var item = 0; item < Items; item++)
            {
                // Bought in for between a half and three times what a day sells: some run out each day, most do not.
                var buy = (int)Math.Ceiling(perSecond[item] * 86_400 * 1.3 * (0.5 + (2.5 * random.NextDouble())))
                    + random.Next(0, 3);
                if (day == 0) stock[item] = buy;
                else restocks.Add((day * 86_400.0, item, buy));
                Add(item, perSecond[item], day * 86_400.0, 86_400);
                if (!flash || !inFlash.Contains(item)) continue;
                restocks.Add((flashFrom, item, (int)(perSecond[item] * 3600 * FlashPace * 1.3 / 2)));
                Add(item, perSecond[item] * (FlashPace - 1), flashFrom, 3600);
            }
        }

        return new Day(name, days * 86_400.0, [.. arrivals.OrderBy(a => a.At)], stock, [.. restocks.OrderBy(r => r.Item1)]);

        void Add(int item, double rate, double from, double seconds)
        {
            for (var at = Next(from, rate); at < from + seconds; at = Next(at, rate))
                arrivals.Add(
                    new Arrival(at, random.NextDouble() < 0.5, item, random.NextDouble() < 0.85 ? 1 : random.Next(2, 4)));
        }

        double Next(double at, double rate) => at - (Math.Log(1 - random.NextDouble()) / rate);
    }
}
