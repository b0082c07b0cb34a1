using Tandem.Bol;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Orders;

/// <summary>
/// What a feature takes from bol's details of an order, which name its customer: in their transaction. What it keeps of the
/// customer it seals.
/// </summary>
internal interface IOrderDetailReaction
{
    /// <param name="read">Orders of one seller, brought up to the details already.</param>
    Task React(TandemDb db, IReadOnlyList<(Order Order, BolOrder Detail)> read, DateTimeOffset now, CancellationToken ct);
}
