using Tandem.Engine.Values;

namespace Tandem.Engine.Journal;

/// <summary>Something that a person must look at.</summary>
public sealed record AttentionRow(long Key, ActivitySubject Subject, long SubjectKey, Reason What, DateTimeOffset RaisedAt)
{
    /// <summary>Whether a person may say that it is dealt with. What blocks an offer goes only with its cause.</summary>
    public bool IsForAPersonToEnd => Subject is ActivitySubject.Order or ActivitySubject.Return or ActivitySubject.Seller;
}
