using Tandem.Engine.Storage;

namespace Tandem.Engine.Catalog;

/// <summary>
/// How a feature reacts to what was read of items: in the same transaction, after they were saved. The catalogue knows none of
/// them by name.
/// </summary>
internal interface IItemReaction
{
    /// <param name="began">When the reading began.</param>
    Task React(TandemDb db, ItemNews news, DateTimeOffset began, CancellationToken ct);
}
