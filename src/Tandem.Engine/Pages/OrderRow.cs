using Tandem.Engine.Orders;
using Tandem.Engine.Pictures;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>An order in the list.</summary>
/// <param name="Blocked">A customer's request to cancel waits for its answer: nothing may be printed or sent.</param>
/// <param name="Returned">How what the customer sends back stands; null: nothing.</param>
public sealed record OrderRow(
    long Key, string BolOrderId, DateTimeOffset PlacedAt, OrderState State, Reason? Why, long? ShopOrderId,
    string? ShopOrderNumber, string? ShopStatus, Money? TotalInclVat,
    DateOnly? DeliverBy, DateOnly? ExpiresOn, int Units, Fulfilment Fulfilment, bool Blocked, ReturnMark? Returned = null)
{
    /// <summary>What it sold: each line's units, title or EAN, and EAN.</summary>
    public IReadOnlyList<(int Units, string Name, string? Ean)> Sold { get; init; } = [];

    /// <summary>Of what its first line sold; null: none.</summary>
    public ItemPicture? Picture { get; init; }

    /// <summary>Where it goes, of two letters; null while bol has not said it.</summary>
    public string? Country { get; init; }

    /// <summary>Ids of the bol account that sold it and of the shop that it is in.</summary>
    public Guid Account { get; init; }
    public Guid? Shop { get; init; }

    /// <summary>When its packing slip was printed well.</summary>
    public DateTimeOffset? SlipPrintedAt { get; init; }
}
