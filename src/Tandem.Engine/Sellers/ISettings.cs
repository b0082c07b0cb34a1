namespace Tandem.Engine.Sellers;

/// <summary>A record of what a seller has chosen; it stands in the feature that it is about.</summary>
public interface ISettings<T>
    where T : class, ISettings<T>
{
    /// <summary>Names its row, for ever: <c>folder.what</c>.</summary>
    static abstract string Name { get; }

    /// <summary>What a new seller has.</summary>
    static abstract T Usual { get; }
}
