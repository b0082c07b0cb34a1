using Tandem.Engine.Sellers;

namespace Tandem.Engine.Orders.Cancel;

/// <summary>What happens when somebody wants to cancel.</summary>
public sealed record CancelSettings : ISettings<CancelSettings>
{
    public static string Name => "orders.cancel";

    public static CancelSettings Usual { get; } = new();

    /// <summary>A customer's request is accepted without asking, as long as nothing of it was sent.</summary>
    public bool AcceptUnsent { get; init; }

    /// <summary>The shop's status while a customer's request waits for an answer.</summary>
    public string HoldStatus { get; init; } = "on-hold";

    /// <summary>
    /// An order that is cancelled in the shop is cancelled at bol without asking, with <see cref="ReasonCode"/>.
    /// </summary>
    public bool FollowShop { get; init; }

    /// <summary>bol's reason code where nobody chose one.</summary>
    public string ReasonCode { get; init; } = "OUT_OF_STOCK";
}
