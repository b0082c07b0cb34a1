using System.CommandLine;
using Tandem.Sandbox;

namespace Tandem.Web.Commands;

/// <summary>What can be said about a rehearsal on the command line.</summary>
internal sealed class RehearseOptions
{
    private readonly Option<int> _orders = new Option<int>("--orders")
    {
        Description = "How many orders, both sides together.",
        DefaultValueFactory = _ => 200,
    }.AtLeast(1);

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Which shoppers come.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _faults = new("--faults") { Description = "Let both remotes fail now and then." };

    private readonly Option<string?> _owner = new Option<string?>("--owner")
    {
        Description = "careless: an owner who copies, refunds, edits and throws away by hand, uses plugins and a second tool, "
            + "and replaces the shop's keys. What Tandem asks is answered.",
    }.AcceptOnlyFromAmong("careless");

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of a table." };

    private readonly Option<double> _pace = new Option<double>("--pace")
    {
        Description = "How many times faster than real time the sandbox's clock runs.",
        DefaultValueFactory = _ => 10,
    }.AtLeast(1);

    private readonly Option<double> _rate = new Option<double>("--per-minute")
    {
        Description = "Orders a simulated minute, both sides together.",
        DefaultValueFactory = _ => 40,
    }.AtLeast(1);

    private readonly Option<double> _cancels = new("--cancels")
    {
        Description = "The share of bol orders that somebody wants to cancel.",
        DefaultValueFactory = _ => 0.02,
    };

    private readonly Option<double> _returns = new("--returns")
    {
        Description = "The share of bol's shipments of which a customer sends something back.",
        DefaultValueFactory = _ => 0.1,
    };

    private readonly Option<int> _patience = new Option<int>("--patience")
    {
        Description = "Minutes of real time that a run may stay unsettled after its last order should have come.",
        DefaultValueFactory = _ => 10,
    }.AtLeast(1);

    private readonly Option<string?> _downtime = new("--downtime")
    {
        Description = "Switch Tandem off for a while in the middle, for example 3h or 3d.",
    };

    public RehearseOptions()
    {
        _downtime.Validators.Add(result =>
        {
            if (result.GetValue(_downtime) is { } words && Downtime.TryParse(words) is null)
                result.AddError($"\"{words}\" is not a time: give hours or days, for example 3h or 3d.");
        });
    }

    public IEnumerable<Option> All =>
        [_orders, _seed, _faults, _owner, _json, _pace, _rate, _cancels, _returns, _patience, _downtime];

    public RehearsalWish Of(ParseResult parsed) => new(
        new SandboxOptions
        {
            Orders = parsed.GetValue(_orders),
            Seed = parsed.GetValue(_seed),
            Faults = parsed.GetValue(_faults),
            OrdersPerMinute = parsed.GetValue(_rate),
            BundleShare = 0.05,
            CancelShare = Math.Clamp(parsed.GetValue(_cancels), 0, 1),
            ReturnShare = Math.Clamp(parsed.GetValue(_returns), 0, 1),
            ReturnsExpireAfter = TimeSpan.FromMinutes(12),
            InvoiceRequestShare = 0.5,
            InvoicesPromised = true,
            EInvoicesPromised = true,
            EarlierOrders = parsed.GetValue(_returns) > 0 ? 4 : 0,
            Clock = new PacedClock(parsed.GetValue(_pace)),
            CarelessOwner = parsed.GetValue(_owner) is not null,
            ShopNumbersFrom = parsed.GetValue(_owner) is null ? null : 5001,
        },
        parsed.GetValue(_json),
        parsed.GetValue(_downtime) is { } words ? Downtime.TryParse(words) : null,
        TimeSpan.FromMinutes(parsed.GetValue(_patience)
            + (parsed.GetValue(_orders) / parsed.GetValue(_rate) / parsed.GetValue(_pace))));
}

/// <summary>A rehearsal that somebody wants.</summary>
/// <param name="Patience">Of real time, until it must be settled.</param>
internal sealed record RehearsalWish(SandboxOptions Sandbox, bool Json, TimeSpan? Downtime, TimeSpan Patience);
