using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Bench.Oversell;

/// <summary>
/// Both sides selling from one shelf, in simulated time. Numbers for bol are decided by Tandem's own rules; what is simulated is
/// how long news takes, drawn from what the real program took. A sale oversells when it takes units that are not on the shelf.
/// </summary>
internal sealed class Race
{
    private const double Chance = 0.001;
    private const int Most = 5;

    /// <summary>Seconds from the reading that a number is decided from until bol has taken it.</summary>
    private const double ReadToAccepted = 0.5;
    private static readonly DateTimeOffset Epoch = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private readonly Day _day;
    private readonly Connector _connector;
    private readonly Random _random;
    private readonly PriorityQueue<Action, (double, long)> _events = new();
    private readonly Shelf[] _shelves;
    private readonly double _window;
    private double _now;
    private long _order;
    private int _orders;
    private int _oversold;

    private Race(Day day, Connector connector, int seed)
    {
        (_day, _connector, _random) = (day, connector, new Random(seed));
        _shelves = [.. day.Stock.Select(stock => new Shelf { Left = stock, InShop = stock, AtBol = stock })];
        _window = WindowRule.Decide(Spans(connector.ToBol), Spans(connector.ToShop), TimeSpan.Zero, TimeSpan.Zero).TotalSeconds;
    }

    public static Outcome Run(Day day, Connector connector, int seed) => new Race(day, connector, seed).Run();

    private Outcome Run()
    {
        foreach (var (at, item, units) in _day.Restocks) At(at, () => Restock(item, units));
        if (_connector.PollSeconds is { } poll)
            for (var at = poll * _random.NextDouble(); at < _day.Seconds; at += poll) At(at, Poll);

        foreach (var arrival in _day.Arrivals)
        {
            while (_events.TryPeek(out _, out var due) && due.Item1 <= arrival.At) Happen();
            _now = arrival.At;
            if (arrival.AtBol) SellAtBol(arrival);
            else SellInShop(arrival);
        }

        foreach (var shelf in _shelves) shelf.Look(_day.Seconds);
        return new Outcome(_orders, _oversold,
            _shelves.Sum(s => s.WithheldSeconds) / Math.Max(1, _shelves.Sum(s => s.FreeSeconds)));
    }

    private void Happen()
    {
        _events.TryDequeue(out var happens, out var due);
        _now = due.Item1;
        happens!();
    }

    private void At(double at, Action happens) => _events.Enqueue(happens, (at, _order++));

    private void SellInShop(Arrival arrival)
    {
        var shelf = _shelves[arrival.Item];
        if (shelf.InShop < arrival.Units) return;
        Take(shelf, arrival.Units);
        shelf.InShop -= arrival.Units;
        shelf.ShopPace = shelf.ShopPace.Sold(arrival.Units, Moment);
        if (_connector.PollSeconds is null) At(_now + Draw(_connector.ToBol), () => Push(shelf));
    }

    private void SellAtBol(Arrival arrival)
    {
        var shelf = _shelves[arrival.Item];
        if (shelf.AtBol < arrival.Units) return;
        Take(shelf, arrival.Units);
        shelf.AtBol -= arrival.Units;
        shelf.NotImported += arrival.Units;
        shelf.BolPace = shelf.BolPace.Sold(arrival.Units, Moment);
        if (_connector.PollSeconds is not null) return;
        At(_now + Draw(_connector.ToShop), () => Import(shelf, arrival.Units));
        if (_connector.Adaptive) At(_now + Draw(_connector.ToBol), () => Push(shelf));
    }

    private void Restock(int item, int units)
    {
        var shelf = _shelves[item];
        shelf.Look(_now);

        // Units that were sold and never there are owed first: whoever bought them is told no.
        shelf.Left = Math.Max(0, shelf.Left) + units;
        shelf.InShop = shelf.Left + shelf.NotImported;
        if (_connector.PollSeconds is null) At(_now + Draw(_connector.ToBol), () => Push(shelf));
    }

    private void Take(Shelf shelf, int units)
    {
        shelf.Look(_now);
        _orders++;
        _oversold += Math.Clamp(units - Math.Max(0, shelf.Left), 0, units);
        shelf.Left -= units;
    }

    private static void Import(Shelf shelf, int units)
    {
        shelf.NotImported -= units;
        shelf.InShop -= units;
    }

    /// <summary>What most connectors do: bring bol's orders in, then set bol to what the shop shows.</summary>
    private void Poll()
    {
        foreach (var shelf in _shelves)
        {
            Import(shelf, shelf.NotImported);
            shelf.AtBol = Math.Clamp(shelf.InShop, 0, StockRule.Highest);
        }
    }

    /// <summary>
    /// What Tandem does: the shop's stock, less what bol sold and the shop does not have yet (asked of bol before the push).
    /// </summary>
    private void Push(Shelf shelf)
    {
        shelf.Look(_now);
        var (own, others) = (shelf.BolPace.PerHour(Moment), shelf.ShopPace.PerHour(Moment));
        var part = new StockPart(
            1, "", StockKept.Here, shelf.InShop, true, false, false, shelf.NotImported, 0, 1, StockSettings.None,
            new Demand(own, others));
        var adaptive = _connector.Adaptive ? new Adaptive(Chance, Most, _window) : null;
        var target = StockRule.Decide(new StockFacts(false, false, 0, adaptive, [part])).Target ?? 0;

        // What is sold between the reading and bol's answer is not in the number.
        At(_now + ReadToAccepted, () => shelf.AtBol = target);
        shelf.Withheld = Math.Min(StockRule.Safety(part, adaptive).Units, Math.Max(0, shelf.InShop - shelf.NotImported));

        // Decided again while the pace fades, as the loop does.
        if (shelf.Withheld > 0) At(_now + 30, () => Push(shelf));
    }

    private DateTimeOffset Moment => Epoch.AddSeconds(_now);

    private double Draw(double[] measured) => measured[_random.Next(measured.Length)];

    private static List<TimeSpan> Spans(double[] seconds) => [.. seconds.Select(TimeSpan.FromSeconds)];

    private sealed class Shelf
    {
        private double _lookedAt;

        /// <summary>What is really there, and not sold by anybody.</summary>
        public int Left { get; set; }
        public int InShop { get; set; }
        public int AtBol { get; set; }
        public int NotImported { get; set; }
        public int Withheld { get; set; }
        public SalesRate ShopPace { get; set; } = SalesRate.None;
        public SalesRate BolPace { get; set; } = SalesRate.None;
        public double WithheldSeconds { get; private set; }
        public double FreeSeconds { get; private set; }

        public void Look(double now)
        {
            var free = Math.Max(0, Left);
            WithheldSeconds += Math.Min(free, Withheld) * (now - _lookedAt);
            FreeSeconds += free * (now - _lookedAt);
            _lookedAt = now;
        }
    }
}
