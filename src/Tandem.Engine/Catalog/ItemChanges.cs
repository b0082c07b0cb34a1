using Tandem.Engine.Storage;

namespace Tandem.Engine.Catalog;

/// <summary>Tells every feature what was read of items.</summary>
internal sealed class ItemChanges(IEnumerable<IItemReaction> reactions)
{
    private readonly IReadOnlyList<IItemReaction> _reactions = [.. reactions];

    /// <summary>Saves the items first.</summary>
    /// <param name="began">When the reading began.</param>
    public async Task Tell(TandemDb db, ItemNews news, DateTimeOffset began, CancellationToken ct)
    {
        if (!news.IsAny) return;
        await db.SaveChangesAsync(ct);
        foreach (var reaction in _reactions) await reaction.React(db, news, began, ct);
    }
}
