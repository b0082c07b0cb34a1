namespace Tandem.Engine.Returns;

/// <summary>Which articles the figures show first.</summary>
public enum FigureSort
{
    /// <summary>Of which most units came back.</summary>
    Units,

    /// <summary>That come back most often, of those that were sold often enough.</summary>
    Rate,
}
