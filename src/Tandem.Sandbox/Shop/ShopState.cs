namespace Tandem.Sandbox.Shop;

/// <summary>What the parts of one simulated shop share: its one lock, its clock in whole seconds, its numbers.</summary>
internal sealed class ShopState(ShopSetup setup, TimeProvider clock, Random random)
{
    private readonly Dictionary<string, long> numbers = new()
    {
        ["post"] = 9,
        ["number"] = 0,
        ["rate"] = 100,
        ["item"] = 0,
        ["meta"] = 0,
        ["note"] = 0,
        ["hook"] = 0,
        ["term"] = 15
    };
    private DateTimeOffset latest;

    /// <summary>Held by every request and every act; all else in the shop is unguarded.</summary>
    public Lock Gate { get; } = new();

    public ShopSetup Setup { get; } = setup;

    /// <summary>The keys that may read and write.</summary>
    public (string Key, string Secret) Keys { get; set; } = (setup.Key, setup.Secret);

    /// <summary>Keys that its owner granted on the shop's own page; they may read and write too.</summary>
    public List<(string Key, string Secret)> Granted { get; } = [];
    public TimeProvider Clock { get; } = clock;
    public Random Random { get; } = random;

    /// <summary>The address by which the shop was last called; links in webhook bodies follow it.</summary>
    public string BaseUrl { get; set; } = "https://shop.example";

    /// <summary>
    /// How long ago what happens now happened: a shop is filled over months, not in the second in which it opens.
    /// </summary>
    public TimeSpan Ago { get; set; }

    /// <summary>The moment as MySQL keeps it, in whole seconds, and never back.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = Clock.GetUtcNow() - Ago;
            now = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
            return latest = now > latest ? now : latest;
        }
    }

    /// <summary>
    /// Products, orders and refunds share one sequence, as posts do; items, meta, notes and hooks have their own.
    /// </summary>
    public long Next(string sequence) => ++numbers[sequence];

    public string Letters(int count)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return string.Create(count, Random, static (span, random) =>
        {
            foreach (ref var letter in span)
                letter = alphabet[random.Next(alphabet.Length)];
        });
    }
}
