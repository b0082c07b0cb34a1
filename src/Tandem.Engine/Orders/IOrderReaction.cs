using Tandem.Engine.Storage;

namespace Tandem.Engine.Orders;

/// <summary>
/// How a feature reacts to changes of orders: in their transaction, after they were saved. The orders know none of them by name.
/// </summary>
internal interface IOrderReaction
{
    /// <summary>
    /// Asked with every order that something came in about, also where its rows stayed the same: it decides from what it finds,
    /// and decides nothing twice. What it changes of an order makes it and the others be asked again.
    /// </summary>
    Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct);
}
